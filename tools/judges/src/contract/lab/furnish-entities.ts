import { base64, sample, sampled, type Id, type Rooms } from './rooms.ts';

const template = 'ATGAAATGGGTTACCTTTTAAGGATCCTATAAACCCGGGAATTCCAGTCAGTTACGATCG';

/** Puts sequences, oligos, entities, molecules and mixtures into the lab, and gives a sequence. */
export async function furnishEntities(rooms: Rooms): Promise<Id> {
  const { lab, folderId, registryId, schema } = rooms;
  const plasmids = schema('Vector', 'dna_sequence', [sample]);
  const { id } = await lab.call('POST /dna-sequences', {
    name: 'template',
    bases: template,
    isCircular: true,
    folderId,
    schemaId: plasmids,
    registryId,
    namingStrategy: 'NEW_IDS',
    fields: sampled('S1'),
    annotations: [{ name: 'ORF', type: 'CDS', start: 0, end: 21, strand: 1 }],
    translations: [{ start: 0, end: 21, strand: 1 }],
  });
  await lab.call('POST /dna-sequences:bulk-create', {
    dnaSequences: [{ name: 'read', bases: template.slice(10, 40), isCircular: false, folderId }],
  });
  const peptide = schema('Peptide', 'aa_sequence', [sample]);
  await lab.call('POST /aa-sequences', {
    name: 'peptide',
    aminoAcids: 'MKWVTF',
    folderId,
    schemaId: peptide,
    fields: sampled('S1'),
    annotations: [{ name: 'signal', type: 'signal', start: 0, end: 3 }],
  });
  await lab.call('POST /rna-sequences', { name: 'message', bases: 'AUGAAAUGGGUUACC', isCircular: false, folderId });
  const primers = schema('Primer', 'dna_oligo', [sample]);
  await lab.call('POST /dna-oligos', { name: 'forward', bases: 'ATGAAATGGGTTACC', folderId, schemaId: primers });
  const guides = schema('Guide', 'rna_oligo', [sample]);
  await lab.call('POST /rna-oligos', { name: 'guide', bases: 'AUGAAAUGG', folderId, schemaId: guides });
  await lab.call('POST /oligos', { name: 'reverse', bases: 'CGATCGTAACTGACT', folderId });
  const lines = schema('Cell line', 'custom_entity', [sample, { name: 'Passage', type: 'integer' }]);
  await lab.call('POST /custom-entities', {
    name: 'HEK',
    folderId,
    schemaId: lines,
    registryId,
    namingStrategy: 'NEW_IDS',
    fields: { ...sampled('S1'), Passage: { value: 3 } },
  });
  await lab.call('POST /custom-entities:bulk-create', { customEntities: [{ name: 'CHO', folderId, schemaId: lines }] });
  await furnishChemistry(rooms);
  for (const path of ['dna-sequences', 'aa-sequences', 'rna-sequences', 'dna-oligos', 'rna-oligos', 'oligos'])
    await lab.call(`GET /${path}`);
  return id;
}

async function furnishChemistry({ lab, folderId, schema }: Rooms): Promise<void> {
  const compounds = schema('Compound', 'molecule');
  const recipes = schema('Recipe', 'mixture');
  const { id: phenol } = await lab.call('POST /molecules', {
    name: 'phenol',
    chemicalStructure: { structureFormat: 'smiles', value: 'c1ccccc1O' },
    folderId,
    schemaId: compounds,
  });
  await lab.call('POST /mixtures', {
    name: 'solution',
    schemaId: recipes,
    folderId,
    amount: '1',
    units: 'L',
    ingredients: [
      {
        componentEntityId: phenol,
        amount: '5.0',
        units: 'g',
        catalogIdentifier: null,
        componentLotContainerId: null,
        componentLotEntityId: null,
        componentLotText: null,
        notes: null,
      },
    ],
  });
  await lab.call('POST /monomers', {
    name: 'Methoxyribose',
    symbol: 'mR',
    naturalAnalog: 'r',
    smiles: '[OH:1]C[C@H]1O[C@@H]([OH:3])[C@H](OC)[C@@H]1[OH:2]',
  });
}

/** Puts feature libraries, alignments and notations into the lab. */
export async function furnishSequenceTools({ control, lab, folderId }: Rooms, templateSequenceId: Id): Promise<void> {
  const { id: featureLibraryId } = await lab.call('POST /feature-libraries', { name: 'Parts', description: 'All' });
  await lab.call('POST /features', {
    name: 'box',
    featureLibraryId,
    featureType: 'promoter',
    matchType: 'nucleotide',
    pattern: 'TATAAA',
    color: '#FF0000',
  });
  const files = [
    { sequenceId: templateSequenceId },
    { name: 'r.fasta', data: base64(`>r\n${template.slice(5, 50)}\n`) },
  ];
  for (const path of ['dna-alignments', 'nucleotide-alignments']) {
    await lab.call(`POST /${path}:create-template-alignment`, {
      algorithm: 'mafft',
      files,
      name: `${path} template`,
      templateSequenceId,
    });
    await lab.call(`POST /${path}:create-consensus-alignment`, {
      algorithm: 'clustalo',
      files,
      name: `${path} consensus`,
      newSequence: { folderId },
    });
  }
  control.createCustomNotation({ name: 'Maker', tokens: [{ token: 'A', sugar: 'r', base: 'A', phosphate: 'p' }] });
  await lab.call('POST /dna-sequences:search-bases', { bases: template.slice(0, 20) });
  await lab.call('GET /enzymes');
}
