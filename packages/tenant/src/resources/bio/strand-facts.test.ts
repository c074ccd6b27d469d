import { describe, expect, it } from 'vitest';
import { readStructure } from '../../chemistry/structure.ts';
import { startLab } from '../../../test/support/start-tenant.ts';

const nameOf = ({ name }: { name: string }): string => name;

describe('enzymes and codon usage tables', () => {
  it('are listed by name, page by page', async () => {
    const lab = startLab();

    const first = await lab.member('GET', '/enzymes?pageSize=2');
    const second = await lab.member('GET', `/enzymes?pageSize=2&nextToken=${encodeURIComponent(first.body.nextToken)}`);
    const tables = await lab.member('GET', '/codon-usage-tables?nameIncludes=coli');

    expect(first.body.enzymes.map(nameOf)).toEqual(['AatII', 'Acc65I']);
    expect(second.body.enzymes.map(nameOf)).toEqual(['AccI', 'AciI']);
    expect(Number(first.headers['result-count'])).toBeGreaterThan(200);
    expect(tables.body.codonUsageTables).toEqual([{ id: expect.any(String), name: 'Escherichia coli' }]);
  });

  it('say where an enzyme cuts', async () => {
    const lab = startLab();

    const { body } = await lab.member('GET', '/enzymes?names.anyOf=EcoRI,KpnI,BsaI,BcgI');
    const byId = await lab.member('GET', `/enzymes?ids=${body.enzymes[0].id}`);
    const unknown = await lab.member('GET', '/enzymes?ids=enz_none');

    expect(body.enzymes).toEqual([
      expect.objectContaining({
        name: 'BcgI',
        restrictionSite: 'CGANNNNNNTGC',
        cutsites: [-10, 24],
        offsets: [-2, -2],
      }),
      expect.objectContaining({ name: 'BsaI', restrictionSite: 'GGTCTC', cutsites: [7], offsets: [4] }),
      expect.objectContaining({ name: 'EcoRI', restrictionSite: 'GAATTC', cutsites: [1], offsets: [4] }),
      expect.objectContaining({ name: 'KpnI', cutsites: [5], offsets: [-4], isoschizomers: ['Acc65I'] }),
    ]);
    expect(byId.body.enzymes).toEqual([body.enzymes[0]]);
    expect(unknown.body.error.invalidIds).toEqual(['enz_none']);
  });
});

describe('monomers', () => {
  const inosine = {
    name: 'Hypoxanthine',
    symbol: 'Hyp',
    naturalAnalog: 'G',
    smiles: 'O=c1[nH]cnc2c1nc[nH:1]2',
  };

  it('have the weight and the attachment points of their structure', async () => {
    const lab = startLab();

    const created = await lab.admin('POST', '/monomers', inosine);
    const listed = await lab.member('GET', '/monomers');

    expect(created.status).toBe(201);
    expect(created.body).toMatchObject({
      symbol: 'Hyp',
      monomerType: 'BRANCH',
      polymerType: 'RNA',
      attachmentPoints: ['nH'],
      calculatedMolecularWeight: expect.closeTo(136.11, 1),
      exactMolecularWeight: expect.closeTo(136.0385, 3),
      customMolecularWeight: null,
    });
    expect(listed.body.monomers.map(nameOf)).toContain('Hypoxanthine');
    expect(listed.body.monomers.map(nameOf)).toContain('Phosphate');
  });

  it('are those of unmodified strands from the start, as if they had been created', async () => {
    const lab = startLab();

    const { body } = await lab.member('GET', '/monomers');

    expect(body.monomers).toHaveLength(8);
    for (const { originalSmiles, canonicalSmiles, calculatedMolecularWeight, exactMolecularWeight } of body.monomers) {
      expect(readStructure(originalSmiles, 'smiles', 'smiles')).toEqual({
        canonicalSmiles,
        molecularWeight: calculatedMolecularWeight,
        exactWeight: exactMolecularWeight,
      });
    }
  });

  it('are changed and archived by who administers a registry, and by no other', async () => {
    const lab = startLab();
    const { body: created } = await lab.admin('POST', '/monomers', inosine);

    const changed = await lab.admin('PATCH', `/monomers/${created.id}?returning=customMolecularWeight`, {
      customMolecularWeight: 99,
    });
    const refused = await lab.member('PATCH', `/monomers/${created.id}`, { name: 'x' });
    const missing = await lab.admin('PATCH', '/monomers/mon_none', { name: 'x' });
    const same = await lab.admin('POST', '/monomers', inosine);
    const archived = await lab.admin('POST', '/monomers:archive', { monomerIds: [created.id], reason: 'Archived' });
    const left = await lab.member('GET', '/monomers');
    const back = await lab.admin('POST', '/monomers:unarchive', { monomerIds: [created.id] });

    expect(changed.body).toEqual({ customMolecularWeight: 99 });
    expect([refused.status, missing.status, same.status]).toEqual([403, 404, 400]);
    expect(archived.body).toEqual({ monomerIds: [created.id] });
    expect(left.body.monomers.map(nameOf)).not.toContain('Hypoxanthine');
    expect(back.status).toBe(200);
  });

  it('make modified strands, which read as what they stand for', async () => {
    const lab = startLab();
    await lab.admin('POST', '/monomers', inosine);
    const helm = 'RNA1{r(A)p.r([Hyp])p.r(U)}$$$$V2.0';

    const made = await lab.member('POST', '/rna-sequences', {
      name: 'modified',
      bases: 'AGU',
      helm,
      isCircular: false,
      folderId: lab.folderId,
    });
    const wrong = await lab.member('PATCH', `/rna-sequences/${made.body.id}`, { bases: 'AAA', helm });
    const unknown = await lab.member('PATCH', `/rna-sequences/${made.body.id}`, { helm: 'RNA1{r([Xyz])}$$$$' });

    expect(made.body).toMatchObject({ bases: 'AGU', helm });
    expect(wrong.body.error.message).toContain('bases and helm disagree');
    expect(unknown.body.error.message).toContain('there is no monomer Xyz');
  });
});

it('reads and writes strands in a notation of the lab', async () => {
  const lab = startLab();
  await lab.admin('POST', '/monomers', {
    name: 'Methoxyribose',
    symbol: 'mR',
    naturalAnalog: 'r',
    smiles: '[OH:1]C[C@H]1O[C@@H]([OH:3])[C@H](OC)[C@@H]1[OH:2]',
  });
  const tokens = ['A', 'C', 'G', 'U'].flatMap((base) => [
    { token: `r${base}`, sugar: 'r', base },
    { token: `m${base}`, sugar: 'mR', base, atEnd: `m${base}.` },
  ]);
  const { id } = lab.tenant.resources.customNotations.create(lab.actor, { name: 'Lab', tokens });

  const made = await lab.member('POST', '/rna-oligos', {
    name: 'guide',
    folderId: lab.folderId,
    bases: 'ACU',
    customNotation: 'mArCmU.',
    customNotationId: id,
  });
  const plain = await lab.member('GET', `/rna-oligos/${made.body.id}`);
  const shown = await lab.member('GET', `/rna-oligos?customNotationId=${id}&returning=rnaOligos.customNotation`);
  const wrong = await lab.member('PATCH', `/rna-oligos/${made.body.id}`, {
    customNotation: 'mAxx',
    customNotationId: id,
  });
  const notations = await lab.member('GET', '/custom-notations');

  expect(made.body).toMatchObject({
    bases: 'ACU',
    helm: 'RNA1{[mR](A)p.r(C)p.[mR](U)}$$$$V2.0',
    customNotation: 'mArCmU.',
    customNotationName: 'Lab',
  });
  expect(plain.body.customNotation).toBeNull();
  expect(shown.body.rnaOligos).toEqual([{ customNotation: 'mArCmU.' }]);
  expect(wrong.body.error.message).toContain('no token of the notation begins at position 3, "xx"');
  expect(notations.body.customNotations).toEqual([{ id, name: 'Lab', aliases: expect.any(Array) }]);
});
