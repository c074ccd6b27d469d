import { describe, expect, it } from 'vitest';
import { startLab, type Answer, type Lab } from '../../../test/support/start-tenant.ts';

const sequence = async (lab: Lab, bases: string, more: object = {}): Promise<string> =>
  (await lab.member('POST', '/dna-sequences', { name: 's', bases, isCircular: false, folderId: lab.folderId, ...more }))
    .body.id;
const protein = async (lab: Lab, aminoAcids: string, more: object = {}): Promise<string> =>
  (await lab.member('POST', '/aa-sequences', { name: 'p', aminoAcids, folderId: lab.folderId, ...more })).body.id;
const run = async (lab: Lab, path: string, body: object): Promise<Answer['body']> =>
  lab.finished(await lab.member('POST', path, body));
const schema = (
  lab: Lab,
  type: 'dna_sequence' | 'rna_sequence' | 'aa_sequence',
  fields: readonly object[] = [],
): string =>
  lab.tenant.resources.schemas.create(lab.actor, {
    name: type,
    registryId: lab.registryId,
    type,
    prefix: type.slice(0, 2).toUpperCase(),
    fieldDefinitions: fields as never,
  }).id;

describe('auto-annotation', () => {
  const library = async (lab: Lab): Promise<string> => {
    const { body } = await lab.member('POST', '/feature-libraries', { name: 'Mine', description: '' });
    const features = [
      { name: 'tag', featureType: 'CDS', matchType: 'protein', pattern: 'MKW', color: '#00ff00' },
      { name: 'box', featureType: 'promoter', matchType: 'nucleotide', pattern: 'TATAWAAG', color: '#ff0000' },
    ].map((feature) => ({ ...feature, featureLibraryId: body.id }));
    await run(lab, '/features:bulk-create', { features });
    return body.id;
  };

  it('finds features by their bases and by what they are read into, on both strands and over the origin', async () => {
    const lab = startLab();
    const featureLibraryIds = [await library(lab)];
    const forward = await sequence(lab, 'GGTATAAAAGCCATGAAATGGCC');
    const reverse = await sequence(lab, 'CCATTTCATC');
    const around = await sequence(lab, 'AAAGCCCCCCTATA', { isCircular: true });
    const dnaSequenceIds = [forward, reverse, around];

    const task = await run(lab, '/dna-sequences:auto-annotate', { dnaSequenceIds, featureLibraryIds });
    await run(lab, '/dna-sequences:auto-annotate', { dnaSequenceIds, featureLibraryIds });
    const read = await lab.member('GET', `/dna-sequences:bulk-get?dnaSequenceIds=${dnaSequenceIds.join(',')}`);

    expect(task).toEqual({ status: 'SUCCEEDED', response: {} });
    expect(read.body.dnaSequences.map(({ annotations }: { annotations: object[] }) => annotations)).toEqual(
      [
        [
          expect.objectContaining({ name: 'tag', type: 'CDS', color: '#00ff00', start: 12, end: 21, strand: 1 }),
          expect.objectContaining({ name: 'box', type: 'promoter', start: 2, end: 10, strand: 1 }),
        ],
        [expect.objectContaining({ name: 'tag', start: 0, end: 9, strand: -1 })],
        [expect.objectContaining({ name: 'box', start: 10, end: 4, strand: 1 })],
      ].map((found) => expect.arrayContaining(found)),
    );
    expect(read.body.dnaSequences.map(({ annotations }: { annotations: object[] }) => annotations.length)).toEqual([
      2, 1, 1,
    ]);
  });

  it('finds features on RNA and on proteins', async () => {
    const lab = startLab();
    const featureLibraryIds = [await library(lab)];
    const { body: rna } = await lab.member('POST', '/rna-sequences', {
      name: 'r',
      bases: 'AUGAAAUGG',
      isCircular: false,
      folderId: lab.folderId,
    });
    const aa = await protein(lab, 'AAMKWA');

    await run(lab, '/rna-sequences:auto-annotate', { rnaSequenceIds: [rna.id], featureLibraryIds });
    await run(lab, '/aa-sequences:auto-annotate', { aaSequenceIds: [aa], featureLibraryIds });

    const onRna = (await lab.member('GET', `/rna-sequences/${rna.id}`)).body.annotations;
    const onProtein = (await lab.member('GET', `/aa-sequences/${aa}`)).body.annotations;
    expect(onRna).toEqual([expect.objectContaining({ name: 'tag', start: 0, end: 0, strand: 1 })]);
    expect(onProtein).toEqual([expect.objectContaining({ name: 'tag', start: 2, end: 5 })]);
  });

  it('changes nothing when one of the sequences may not be edited', async () => {
    const lab = startLab();
    const id = await sequence(lab, 'TATAAAAG');
    const reader = lab.user('eve', { [lab.projectId]: 'Read' }).call;
    const { body: own } = await reader('POST', '/feature-libraries', { name: 'Mine', description: '' });

    const submitted = await reader('POST', '/dna-sequences:auto-annotate', {
      dnaSequenceIds: [id],
      featureLibraryIds: [own.id],
    });
    const task = (await reader('GET', `/tasks/${submitted.body.taskId}`)).body;

    expect(task).toMatchObject({
      status: 'FAILED',
      errors: [{ index: 0, message: expect.stringContaining('permission') }],
    });
  });
});

describe('autofill', () => {
  it('links the parts, the transcripts and the proteins of a plasmid where they lie', async () => {
    const lab = startLab();
    const partSchema = schema(lab, 'dna_sequence');
    const proteinSchema = schema(lab, 'aa_sequence');
    const rnaSchema = schema(lab, 'rna_sequence');
    const plasmidSchema = schema(lab, 'dna_sequence', [
      { name: 'Parts', type: 'part_link', isMulti: true, schemaId: partSchema },
      { name: 'Protein', type: 'translation_link', schemaId: proteinSchema },
      { name: 'Transcript', type: 'entity_link', schemaId: rnaSchema },
    ]);
    const part = await sequence(lab, 'GGGGATG', { schemaId: partSchema });
    await sequence(lab, 'GGGGATG');
    const aa = await protein(lab, 'MKW*', { schemaId: proteinSchema });
    const { body: rna } = await lab.member('POST', '/rna-sequences', {
      name: 'r',
      bases: 'AUGAAAUGG',
      isCircular: false,
      folderId: lab.folderId,
      schemaId: rnaSchema,
    });
    const plasmid = await sequence(lab, 'ATGAAATGGTAACCGGGG', { isCircular: true, schemaId: plasmidSchema });

    const tasks = [];
    for (const what of ['parts', 'translations', 'transcriptions', 'parts']) {
      tasks.push(await run(lab, `/dna-sequences:autofill-${what}`, { dnaSequenceIds: [plasmid] }));
    }
    const { body } = await lab.member('GET', `/dna-sequences/${plasmid}`);

    expect(tasks.map(({ status }) => status)).toEqual(Array(4).fill('SUCCEEDED'));
    expect(body.parts).toEqual([{ sequenceId: part, start: 14, end: 3, strand: 1 }]);
    expect(body.translations).toEqual([expect.objectContaining({ start: 0, end: 9, strand: 1, aminoAcids: 'MKW' })]);
    expect(body.transcriptions).toEqual([{ sequenceId: rna.id, start: 0, end: 9, strand: 1 }]);
    expect([body.fields.Parts.value, body.fields.Protein.value, body.fields.Transcript.value]).toEqual([
      [part],
      aa,
      rna.id,
    ]);
  });

  it('links the parts and the proteins of an RNA sequence', async () => {
    const lab = startLab();
    const proteinSchema = schema(lab, 'aa_sequence');
    const partSchema = schema(lab, 'rna_sequence');
    const rnaSchema = schema(lab, 'rna_sequence', [
      { name: 'Part', type: 'part_link', schemaId: partSchema },
      { name: 'Protein', type: 'translation_link', schemaId: proteinSchema },
    ]);
    const rna = async (bases: string, schemaId: string): Promise<string> =>
      (
        await lab.member('POST', '/rna-sequences', {
          name: 'r',
          bases,
          isCircular: false,
          folderId: lab.folderId,
          schemaId,
        })
      ).body.id;
    const part = await rna('UUUAUG', partSchema);
    const aa = await protein(lab, 'MK', { schemaId: proteinSchema });
    const whole = await rna('GGUUUAUGAAA', rnaSchema);

    await run(lab, '/rna-sequences:autofill-parts', { rnaSequenceIds: [whole] });
    await run(lab, '/rna-sequences:autofill-translations', { rnaSequenceIds: [whole] });
    const { body } = await lab.member('GET', `/rna-sequences/${whole}`);

    expect(body.parts).toEqual([{ sequenceId: part, start: 2, end: 8, strand: 1 }]);
    expect(body.translations).toEqual([expect.objectContaining({ start: 5, end: 0, aminoAcids: 'MK' })]);
    expect([body.fields.Part.value, body.fields.Protein.value]).toEqual([part, aa]);
  });
});

it('finds the sequences of a schema that lie in others', async () => {
  const lab = startLab();
  const dnaSchema = schema(lab, 'dna_sequence');
  const aaSchema = schema(lab, 'aa_sequence');
  const inside = await sequence(lab, 'CCCGGGA', { schemaId: dnaSchema });
  await sequence(lab, 'AAAAAAAA', { schemaId: dnaSchema });
  const target = await sequence(lab, 'GGGAAAAACCC', { isCircular: true });
  const peptide = await protein(lab, 'kw', { schemaId: aaSchema });
  const whole = await protein(lab, 'MKWV');

  const dna = await run(lab, '/dna-sequences:find-matching-regions', {
    schemaId: dnaSchema,
    targetDnaSequenceIds: [target],
  });
  const reversed = await sequence(lab, 'GGTCCCGGGTT');
  const other = await run(lab, '/dna-sequences:find-matching-regions', {
    schemaId: dnaSchema,
    targetDnaSequenceIds: [reversed],
  });
  const aa = await run(lab, '/aa-sequences:find-matching-regions', {
    schemaId: aaSchema,
    targetAASequenceIds: [whole],
  });
  const unregistered = await run(lab, '/aa-sequences:find-matching-regions', {
    schemaId: aaSchema,
    registryId: lab.registryId,
    targetAASequenceIds: [whole],
  });

  expect(dna.response.dnaSequenceMatches).toEqual([{ targetDnaSequenceId: target, matchingDnaSequenceIds: [inside] }]);
  expect(other.response.dnaSequenceMatches).toEqual([
    { targetDnaSequenceId: reversed, matchingDnaSequenceIds: [inside] },
  ]);
  expect(aa.response.aaSequenceMatches).toEqual([{ targetAASequenceId: whole, matchingAASequenceIds: [peptide] }]);
  expect(unregistered.response.aaSequenceMatches[0].matchingAASequenceIds).toEqual([]);
});

it('writes proteins in the codons of an organism, and rewrites those of a gene', async () => {
  const lab = startLab();
  const aa = await protein(lab, 'MEFKL*', { name: 'tag' });
  const gene = await sequence(lab, 'ATGGAATTCTAA', { name: 'gene' });
  const { body: tables } = await lab.member('GET', '/codon-usage-tables?name=Escherichia coli'.replace(' ', '%20'));
  const { body: cutters } = await lab.member('GET', '/enzymes?name=EcoRI');
  const wishes = {
    folderId: lab.folderId,
    codonUsageTableId: tables.codonUsageTables[0].id,
    method: 'USE_BEST_CODON',
    avoidedCutsiteEnzymeIds: [cutters.enzymes[0].id],
  };

  const back = await run(lab, '/aa-sequences:back-translate', { aaSequenceIds: [aa], ...wishes });
  const optimized = await run(lab, '/dna-sequences:optimize-codons', { dnaSequenceIds: [gene], ...wishes });
  const { body: listed } = await lab.member('GET', '/dna-sequences?nameIncludes=optimized');
  const refused = await lab.member('POST', '/aa-sequences:back-translate', {
    aaSequenceIds: [aa],
    folderId: lab.folderId,
    method: 'USE_BEST_CODON',
  });

  expect(back.response.dnaSequences).toEqual([
    expect.objectContaining({ name: 'tag (back-translated)', length: 18, folderId: lab.folderId }),
  ]);
  expect(back.response.dnaSequences[0].translations[0].aminoAcids).toBe('MEFKL*');
  expect(back.response.dnaSequences[0].bases).not.toContain('GAATTC');
  expect(optimized).toEqual({ status: 'SUCCEEDED', response: {} });
  expect(listed.dnaSequences[0].translations[0].aminoAcids).toBe('MEF*');
  expect(listed.dnaSequences[0].bases).not.toContain('GAATTC');
  expect(refused.body.error.message).toContain('codonUsageTableId is a required field when method is given');
});
