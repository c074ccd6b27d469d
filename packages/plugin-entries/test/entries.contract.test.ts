import { describeOnBenchling } from '@ligase/testing';
import { expect, it } from 'vitest';
import { entries, entriesPlugin, plainText, type Entry } from '../src/index.ts';

describeOnBenchling('entries', ({ start, unusedName }) => {
  const open = async () => {
    const { app, folderId } = await start([entriesPlugin()]);
    return { notebook: app.get(entries), folderId };
  };

  it('makes an entry that can be read back', async () => {
    const { notebook, folderId } = await open();
    const name = unusedName('Run 42');

    const made = await notebook.create({ name, folderId, customFields: { Bench: '7' } });
    const entry = await notebook.get(made.id);

    expect(entry).toMatchObject({ id: made.id, name, folderId, customFields: { Bench: { value: '7' } } });
    expect(entry.displayId).not.toBe('');
    expect(typeof plainText(entry)).toBe('string');
    await notebook.archive([made.id], 'Made in error');
  });

  it('finds entries by name, and by ids in the order that was asked for', async () => {
    const { notebook, folderId } = await open();
    const names = [unusedName('Run 43'), unusedName('Run 44')];
    const made: Entry[] = [];
    for (const name of names) made.push(await notebook.create({ name, folderId }));
    const ids = made.map(({ id }) => id);

    const byName = await all(notebook.list({ names, sort: 'name:asc' }));
    const byId = await notebook.bulkGet({ entryIds: ids.toReversed() });
    const byDisplayId = await notebook.bulkGet({ displayIds: made.map(({ displayId }) => displayId) });

    expect(byName.map(({ name }) => name)).toEqual(names);
    expect(byId.map(({ id }) => id)).toEqual(ids.toReversed());
    expect(byDisplayId.map(({ id }) => id)).toEqual(ids);
    await notebook.archive(ids, 'Made in error');
  });

  it('renames an entry and leaves its authors', async () => {
    const { notebook, folderId } = await open();
    const { id, authors } = await notebook.create({ name: unusedName('Run 45'), folderId });
    const name = unusedName('Run 46');

    await notebook.update(id, { name });

    expect(await notebook.get(id)).toMatchObject({ name, authors });
    await notebook.archive([id], 'Made in error');
  });

  it('archives an entry, which then is in no list but can still be read, and brings it back', async () => {
    const { notebook, folderId } = await open();
    const name = unusedName('Run 47');
    const { id } = await notebook.create({ name, folderId });

    const archived = await notebook.archive([id], 'Retired');
    const listed = await all(notebook.list({ name }));
    const { archiveRecord } = await notebook.get(id);
    await notebook.unarchive([id]);
    const listedAgain = await all(notebook.list({ name }));

    expect(archived).toEqual([id]);
    expect(listed).toEqual([]);
    expect(archiveRecord).toEqual({ reason: 'Retired' });
    expect(listedAgain.map((entry) => entry.id)).toEqual([id]);
    await notebook.archive([id], 'Made in error');
  });

  it('says that an entry which nobody sent for review is being written', async () => {
    const { notebook, folderId } = await open();
    const { id } = await notebook.create({ name: unusedName('Run 48'), folderId });

    const review = await notebook.review(id);

    expect(review.state).toBe('writing');
    await notebook.archive([id], 'Made in error');
  });

  it('says of an entry that is not there that it may also be out of sight', async () => {
    const { notebook } = await open();

    const reading = notebook.get('etr_NotThere');

    await expect(reading).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
  });

  it('refuses a folder that is not there, and makes nothing', async () => {
    const { notebook } = await open();
    const name = unusedName('Run 49');

    const making = notebook.create({ name, folderId: 'lib_NotThere' });

    await expect(making).rejects.toMatchObject({ code: expect.stringMatching(/^API_(INVALID|NOT_FOUND)$/) as string });
    expect(await all(notebook.list({ name }))).toEqual([]);
  });
});

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}
