import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { WorkflowError } from '@ligase/core';

/**
 * Holds a folder for this process. The lock is the kernel's, on an SQLite file, so that it ends with the process however that
 * ends: a process id in a file outlives a kill, and is given to another process one day.
 *
 * @throws {WorkflowError} `WORKFLOW_STORE_IN_USE`.
 */
export function lockFolder(folder: string): { release(): void } {
  const lock = new DatabaseSync(join(folder, 'lock.db'));
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw new WorkflowError(
      'WORKFLOW_STORE_IN_USE',
      `Another process has its workflows in ${folder}: stop it, give this app a folder of its own, or give both a postgres:// store`,
      { cause },
    );
  }
  return { release: () => lock.close() };
}
