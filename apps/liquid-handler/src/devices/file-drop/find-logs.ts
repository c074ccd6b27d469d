import { lstat, readdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Clock } from '@ligase/core';
import { isTemporaryName } from '@ligase/receivers/folder';

/** Where a device writes what it did. */
export interface LogFolder {
  readonly folder: string;
  /** How long a file must not have changed to count as complete. */
  readonly settleMs: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** A file in which a device says what it did. */
export interface FoundLog {
  readonly name: string;
  readonly text: string;
}

const textEndings = new Set(['.csv', '.txt']);

/** The complete files that are about a job: those that are called as its worklist is, and reports that name it. */
export async function findLogs({ folder, settleMs, clock }: LogFolder, stem: string): Promise<readonly FoundLog[]> {
  const names = (await readdir(folder)).filter((name) => !isTemporaryName(name)).toSorted();
  const found: FoundLog[] = [];
  for (const name of names) {
    const isNamed = name.startsWith(`${stem}.`);
    if (!isNamed && !textEndings.has(extname(name).toLowerCase())) continue;
    const stats = await lstat(join(folder, name)).catch(() => undefined);
    if (stats?.isFile() !== true || clock.now() - stats.mtimeMs < settleMs) continue;
    const text = await readFile(join(folder, name), 'utf8');
    if (isNamed || text.includes(stem)) found.push({ name, text });
  }
  return found;
}
