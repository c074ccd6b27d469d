import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { UsageNote } from './usage-note.ts';
import { jsonlUsageSink } from './usage-sink.ts';

const note = (subject: string): UsageNote => ({
  day: '2026-01-05',
  operationId: 'getEntry',
  subject,
  needs: 'read',
  outcome: 'done',
});

async function newFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ligase-usage-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'usage.jsonl');
}

it('has nothing before anything was noted', async () => {
  const notes = await jsonlUsageSink(await newFile()).read();

  expect(notes).toEqual([]);
});

it('gives what an earlier process noted, but for a line that a crash cut short', async () => {
  const file = await newFile();
  await jsonlUsageSink(file).append([note('src_1'), note('src_2')]);
  await appendFile(file, '\n{"day":"2026-01-05","operat');
  await jsonlUsageSink(file).append([note('src_3')]);

  const notes = await jsonlUsageSink(file).read();

  expect(notes).toEqual([note('src_1'), note('src_2'), note('src_3')]);
});
