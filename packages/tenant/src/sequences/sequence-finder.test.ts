import { describe, expect, it } from 'vitest';
import { startLab, type Lab } from '../../test/support/start-tenant.ts';

const create = async (lab: Lab, bases: string, isCircular = false): Promise<string> => {
  const { folderId } = lab;
  const made = await lab.member('POST', '/dna-sequences', {
    name: `s${bases.slice(0, 8)}`,
    folderId,
    bases,
    isCircular,
  });
  return made.body.id;
};
const search = async (lab: Lab, bases: string): Promise<string[]> => {
  const found = await lab.member('POST', '/dna-sequences:search-bases', { bases });
  return found.body.dnaSequences.map(({ id }: { id: string }) => id);
};

describe('a search for bases', () => {
  it('finds what was written before it, and what is written between two', async () => {
    const lab = startLab();
    const first = await create(lab, 'TTGACAATTAATCATCGGCTCG');

    const before = await search(lab, 'AATTAATCATCGG');
    const second = await create(lab, 'CCGATGATTAATTGT');
    const after = await search(lab, 'AATTAATCATCGG');

    expect(before).toEqual([first]);
    expect(new Set(after)).toEqual(new Set([first, second]));
  });

  it('finds a sequence by its new bases, and no longer by its old ones', async () => {
    const lab = startLab();
    const id = await create(lab, 'TTGACAATTAATCATCGGCTCG');
    await search(lab, 'TTGACAATTAAT');
    await lab.member('PATCH', `/dna-sequences/${id}`, { bases: 'GGGCCCAAATTTGGGCCC' });

    const byNew = await search(lab, 'GGGCCCAAATTT');
    const byOld = await search(lab, 'TTGACAATTAAT');

    expect([byNew, byOld]).toEqual([[id], []]);
  });

  it('knows nothing of what a reset has taken away', async () => {
    const lab = startLab({ own: ({ images }) => ({ images, features: [] }) });
    const image = lab.tenant.context.db.serialize();
    await create(lab, 'TTGACAATTAATCATCGGCTCG');
    await search(lab, 'TTGACAATTAAT');
    lab.own.images.restore(image);
    const id = await create(lab, 'CCCGGGAAATTTCCCGGG');

    const gone = await search(lab, 'TTGACAATTAAT');
    const there = await search(lab, 'CCCGGGAAATTT');

    expect([gone, there]).toEqual([[], [id]]);
  });
});
