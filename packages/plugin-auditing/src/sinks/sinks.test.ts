import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeAuditSink } from '@ligase/testing';
import { expect, it, onTestFinished } from 'vitest';
import type { AuditRecord } from '../audit-record.ts';
import { chainRecord, emptyHead } from '../chain/chain.ts';
import { jsonlSink } from './jsonl-sink.ts';
import { memorySink } from './memory-sink.ts';

const follow = (last: AuditRecord | undefined): AuditRecord =>
  chainRecord(last ?? emptyHead, 'quickstart', '2026-01-01T00:00:00.000Z', {
    actor: { kind: 'user', id: 'ent_ada' },
    correlationId: 'c-1',
    action: 'entry.create',
    targets: ['etr_µ'],
    targetCount: 1,
    outcome: 'succeeded',
  });

async function place(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ligase-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'audit.jsonl');
}

/** A file with two records, as an app left it. */
async function fileWithTwo(): Promise<{ readonly file: string; readonly records: readonly AuditRecord[] }> {
  const file = await place();
  const one = follow(undefined);
  const records = [one, follow(one)];
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return { file, records };
}

describeAuditSink('memory', {
  place() {
    const sink = memorySink();
    return () => sink;
  },
  follow,
});

describeAuditSink('file', {
  async place() {
    const file = await place();
    return () => jsonlSink(file);
  },
  follow,
});

it('moves the piece of a record that a crash left to a file of its own, and says so', async () => {
  const { file, records } = await fileWithTwo();
  const size = (await readFile(file)).length;
  await truncate(file, size - 10);

  const sink = jsonlSink(file);
  const { last, repaired } = await sink.open();
  await sink.append([follow(last)]);
  await sink.close();

  expect(last).toEqual(records[0]);
  expect(repaired).toContain('was cut short');
  expect(await readFile(`${file}.torn`, 'utf8')).toContain('"seq":2');
  expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(2);
});

it('ends the line of a record that was whole but for its line end', async () => {
  const { file, records } = await fileWithTwo();
  await truncate(file, (await readFile(file)).length - 1);

  const sink = jsonlSink(file);
  const { last, repaired } = await sink.open();
  await sink.close();

  expect(last).toEqual(records[1]);
  expect(repaired).toContain('its record was whole');
  expect(await readFile(file, 'utf8')).toMatch(/\}\n$/);
});

it('mends a file that holds nothing but a piece of a record', async () => {
  const file = await place();
  await writeFile(file, '{"seq":1,"at":"20');

  const sink = jsonlSink(file);
  const { last, repaired } = await sink.open();
  await sink.close();

  expect(last).toBeUndefined();
  expect(repaired).toContain('17 bytes');
  expect(await readFile(file, 'utf8')).toBe('');
});

it('finds the last record of a file whose records are longer than what is read at once', async () => {
  const file = await place();
  const long = chainRecord(emptyHead, 'quickstart', '2026', {
    ...follow(undefined),
    correlationId: 'x'.repeat(200_000),
  });
  const next = chainRecord(long, 'quickstart', '2026', { ...follow(undefined), correlationId: 'y'.repeat(300_000) });
  await writeFile(file, `${JSON.stringify(long)}\n${JSON.stringify(next)}\n`);

  const sink = jsonlSink(file);
  const { last } = await sink.open();
  await sink.close();

  expect(last?.hash).toBe(next.hash);
});

it('does not go on after a last line that is not a record', async () => {
  const { file } = await fileWithTwo();
  await appendFile(file, 'a remark\n');

  await expect(jsonlSink(file).open()).rejects.toMatchObject({ code: 'AUDIT_BROKEN' });
});

it('stops at a line in the middle that is not a record', async () => {
  const { file, records } = await fileWithTwo();
  await writeFile(file, `${JSON.stringify(records[0])}\nnull\n${JSON.stringify(records[1])}\n`);
  const sink = jsonlSink(file);
  await sink.open();

  const reading = (async () => {
    for await (const record of sink.read()) expect(record.seq).toBe(1);
  })();

  await expect(reading).rejects.toMatchObject({
    code: 'AUDIT_BROKEN',
    message: expect.stringContaining(':2') as string,
  });
  await sink.close();
});

it('takes nothing more when another process writes to its file', async () => {
  const { file } = await fileWithTwo();
  const sink = jsonlSink(file);
  const { last } = await sink.open();
  await appendFile(file, `${JSON.stringify(follow(last))}\n`);

  const writing = sink.append([follow(last)]);

  await expect(writing).rejects.toMatchObject({
    code: 'AUDIT_UNWRITABLE',
    message: expect.stringContaining('another process') as string,
  });
  await sink.close();
});

it('says that the folder of its file is missing', async () => {
  const { file } = await fileWithTwo();

  const missing = jsonlSink(join(file, '..', 'nowhere', 'audit.jsonl')).open();

  await expect(missing).rejects.toMatchObject({
    code: 'AUDIT_UNWRITABLE',
    message: expect.stringContaining('ENOENT') as string,
  });
});
