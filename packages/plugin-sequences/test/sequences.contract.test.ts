import { describeOnBenchling } from '@ligase/testing';
import { expect, it } from 'vitest';
import { sequences, sequencesPlugin, type ImportOutcome, type Sequences } from '../src/index.ts';
import { collect } from './collect.ts';

describeOnBenchling('sequences', ({ start, unusedName }) => {
  const open = async (): Promise<{ readonly service: Sequences; readonly folderId: string }> => {
    const { app, folderId } = await start([sequencesPlugin()]);
    return { service: app.get(sequences), folderId };
  };
  const fasta = async function* (...records: readonly (readonly [name: string, bases: string])[]) {
    for (const [name, bases] of records) yield `>${name}\n${bases}\n`;
  };
  const idsOf = (outcomes: readonly ImportOutcome[]): readonly string[] =>
    outcomes.flatMap((outcome) => (outcome.status === 'refused' ? [] : [outcome.sequence.id]));

  it('makes a sequence that can be read back with its annotations', async () => {
    const { service, folderId } = await open();
    const name = unusedName('pLigase');
    const ori = { name: 'ori', type: 'rep_origin', start: 8, end: 0, strand: -1 };

    const made = await service.create({
      name,
      bases: 'gattACAGATTACA',
      isCircular: true,
      folderId,
      annotations: [ori],
    });
    const sequence = await service.get(made.id);

    expect(sequence).toMatchObject({ name, folderId, bases: 'gattACAGATTACA', isCircular: true, annotations: [ori] });
    await service.archive([made.id], 'Made in error');
  });

  it('finds a sequence by its name and by its alias', async () => {
    const { service, folderId } = await open();
    const [name, alias] = [unusedName('pName'), unusedName('pAlias')];
    const { id } = await service.create({ name, aliases: [alias], bases: 'ACGT', isCircular: false, folderId });

    const found = [
      await service.find(name, { folderId }),
      await service.find(alias, { folderId, by: 'alias' }),
      await service.find(alias, { folderId, by: 'name' }),
    ];

    expect(found.map((list) => list.map((sequence) => sequence.id))).toEqual([[id], [id], []]);
    await service.archive([id], 'Made in error');
  });

  it('changes what is named and leaves the rest', async () => {
    const { service, folderId } = await open();
    const { id } = await service.create({ name: unusedName('pOld'), bases: 'ACGT', isCircular: true, folderId });
    const name = unusedName('pNew');

    await service.update(id, { name });

    expect(await service.get(id)).toMatchObject({ name, bases: 'ACGT', isCircular: true });
    await service.archive([id], 'Made in error');
  });

  it('archives sequences, which then are in no list, and brings them back', async () => {
    const { service, folderId } = await open();
    const name = unusedName('pGone');
    const { id } = await service.create({ name, bases: 'ACGT', isCircular: true, folderId });

    await service.archive([id], 'Retired');
    const gone = await service.find(name);
    await service.unarchive([id]);
    const back = await service.find(name);

    expect([gone, back].map((list) => list.map((sequence) => sequence.id))).toEqual([[], [id]]);
    await service.archive([id], 'Made in error');
  });

  it('creates sequences in bulk, and reads them back in another order', async () => {
    const { service, folderId } = await open();
    const item = (stem: string, bases: string) => ({ name: unusedName(stem), bases, isCircular: false, folderId });
    const items = [item('a', 'ACGT'), item('b', 'CCCC'), item('c', 'GGGG')];

    const outcomes = await collect(service.bulkCreate(items));
    const ids = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value.id] : []));
    const read = await service.bulkGet(ids.toReversed());

    expect(outcomes.map(({ index, ok }) => [index, ok])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ]);
    expect(read.map(({ name }) => name)).toEqual(items.map(({ name }) => name).toReversed());
    await service.archive(ids, 'Made in error');
  });

  it('tells of a failed bulk create which sequence was at fault, and to look for the others', async () => {
    const { service, folderId } = await open();
    const item = (stem: string, bases: string) => ({ name: unusedName(stem), bases, isCircular: false, folderId });
    const items = [item('a', 'ACGT'), item('b', 'AC!T'), item('c', 'GGGG')];

    const outcomes = await collect(service.bulkCreate(items));

    const states = outcomes.map((outcome) => (outcome.ok ? 'done' : outcome.state));
    expect(states).toEqual(['unknown', 'not-done', 'unknown']);
    expect(outcomes[0]).toMatchObject({ error: { details: { findOut: expect.stringContaining('look for it: GET') } } });
    const found = await Promise.all(items.map(({ name }) => service.find(name)));
    for (const list of found) expect(list.length).toBeLessThanOrEqual(1);
    const kept = found.flat().map(({ id }) => id);
    if (kept.length > 0) await service.archive(kept, 'Made in error');
  });

  it('imports what is good in a file, and the same file once', async () => {
    const { service, folderId } = await open();
    const [one, two] = [unusedName('pOne'), unusedName('pTwo')];
    const records = [
      [one, 'ACGT'],
      [unusedName('pBad'), 'AC!T'],
      [two, 'GGGG'],
      [one, 'acgt'],
    ] as const;

    const first = await collect(service.importFile(fasta(...records), { folderId }));
    const second = await collect(service.importFile(fasta(...records), { folderId }));

    expect(first.map(({ status }) => status)).toEqual(['created', 'refused', 'created', 'unchanged']);
    expect(second.map(({ status }) => status)).toEqual(['unchanged', 'refused', 'unchanged', 'unchanged']);
    expect(idsOf(second)).toEqual(idsOf(first));
    await service.archive([...new Set(idsOf(first))], 'Made in error');
  });

  it('imports nothing into a folder that it may not see, and says which', async () => {
    const { service } = await open();

    const importing = collect(service.importFile(fasta(['a', 'ACGT']), { folderId: 'lib_unknown' }));

    await expect(importing).rejects.toMatchObject({
      code: 'API_NOT_FOUND',
      message: expect.stringContaining('lib_unknown'),
    });
  });
});
