import { expect, it } from 'vitest';
import { chainRecord, emptyHead } from '../chain/chain.ts';
import type { AuditRecord } from '../audit-record.ts';
import { objectHistory } from './object-history.ts';
import type { ObjectLogRow } from './object-log-row.ts';

const record = (at: string, more: Partial<AuditRecord> = {}): AuditRecord =>
  chainRecord(emptyHead, 'quickstart', at, {
    actor: { kind: 'app', id: 'quickstart' },
    correlationId: 'c-1',
    action: 'entry.update',
    targets: ['etr_1'],
    targetCount: 1,
    outcome: 'succeeded',
    durationMs: 100,
    ...more,
  });

const row = (at: string, user: string, more: Partial<ObjectLogRow> = {}): ObjectLogRow => ({
  timestamp: at,
  at,
  user,
  eventDescription: 'Entry: Updated',
  action: 'Updated name',
  oldValue: 'a',
  newValue: 'b',
  item: 'Run 42',
  parents: [],
  other: {},
  ...more,
});

it('puts what the app did beside what Benchling saw, and what a user did alone', () => {
  const ours = record('2026-01-01T10:00:00.500Z');
  const seen = [
    row('2026-01-01T10:00:00.450Z', 'My App', { transactionId: 't-1' }),
    row('2026-01-01T10:00:00.450Z', 'My App', { transactionId: 't-1', action: 'Updated authors' }),
  ];
  const byUser = row('2026-01-01T11:00:00.000Z', 'Ada', { transactionId: 't-2' });

  const history = objectHistory([ours], [byUser, ...seen]);

  expect(history).toEqual([
    { at: '2026-01-01T10:00:00.450Z', ours, benchling: seen },
    { at: '2026-01-01T11:00:00.000Z', benchling: [byUser] },
  ]);
});

it('never takes what a user did at the same moment for the app, when it knows the name of the app', () => {
  const ours = record('2026-01-01T10:00:00.500Z');
  const byUser = row('2026-01-01T10:00:00.480Z', 'Ada');
  const byApp = row('2026-01-01T10:00:02.000Z', 'My App');

  const history = objectHistory([ours], [byUser, byApp], { appUser: 'My App' });

  expect(history).toEqual([
    { at: byUser.at, benchling: [byUser] },
    { at: byApp.at, ours, benchling: [byApp] },
  ]);
});

it('leaves a record alone that Benchling did not see, and one that was refused', () => {
  const lost = record('2026-01-01T10:00:00.000Z', { outcome: 'unknown' });
  const refused = record('2026-01-01T12:00:00.000Z', { outcome: 'refused' });
  const byUser = row('2026-01-01T12:00:00.000Z', 'Ada');

  const history = objectHistory([lost, refused], [byUser]);

  expect(history.map(({ ours, benchling }) => [ours?.outcome, benchling.length])).toEqual([
    ['unknown', 0],
    [undefined, 1],
    ['refused', 0],
  ]);
});
