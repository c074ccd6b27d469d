import { expect, it } from 'vitest';
import { parseObjectLog } from './parse-object-log.ts';

const headings =
  'Timestamp (UTC),User,Transaction ID,Event Description,Action,Old Value,New Value,Item,Item Developer ID,Item ID,Item Type,Parent Item 1';

it('reads the rows of an export, with commas, quotes and line breaks in their values', () => {
  const csv = `\uFEFF${headings}\r\n2026-11-24 09:30:00,"Lovelace, Ada",t-1,Entry: Updated,Updated name,"Run ""41""","Run\n42",Run 42,EXP1,etr_1,Entry,Notes\r\n`;

  const rows = parseObjectLog(csv);

  expect(rows).toEqual([
    {
      timestamp: '2026-11-24 09:30:00',
      at: '2026-11-24T09:30:00.000Z',
      user: 'Lovelace, Ada',
      transactionId: 't-1',
      eventDescription: 'Entry: Updated',
      action: 'Updated name',
      oldValue: 'Run "41"',
      newValue: 'Run\n42',
      item: 'Run 42',
      itemDeveloperId: 'EXP1',
      itemId: 'etr_1',
      itemType: 'Entry',
      parents: [{ name: 'Notes' }],
      other: {},
    },
  ]);
});

it('takes columns as they come, and keeps those that it does not know', () => {
  const csv =
    'Action,Timestamp,User,Event Description,Old Value,New Value,Item,Reason\nCreated,24/11/2026,Ada,Entry: Created,,,Run 42,because\n';

  const [row] = parseObjectLog(csv);

  expect(row).toMatchObject({ action: 'Created', timestamp: '24/11/2026', parents: [], other: { Reason: 'because' } });
  expect(row).not.toHaveProperty('at');
  expect(row).not.toHaveProperty('transactionId');
});

it.each([
  ['an HTML page', '<!doctype html>\n<html lang="en">'],
  ['a broken quote', `${headings}\n"unfinished`],
  ['nothing', ''],
])('refuses %s', (_, text) => {
  expect(() => parseObjectLog(text)).toThrow(expect.objectContaining({ code: 'API_UNEXPECTED_REPLY' }) as Error);
});
