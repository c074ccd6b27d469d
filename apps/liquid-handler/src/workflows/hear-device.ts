import { readFile } from 'node:fs/promises';
import { findWatchedFile, type WatchedFile } from '@ligase/receivers/folder';
import { defineWorkflow } from '@ligase/workflows';
import { runIdsIn } from '../devices/file-drop/job-file.ts';
import { deviceLogged } from '../run-plan/carry-out.ts';
import { anyInput } from './any-input.ts';

/** Hears that a device has written a file, and tells the run that waits for it. */
export const hearDevice = defineWorkflow({
  name: 'hear-device',
  requires: {},
  input: anyInput<WatchedFile>(),
  async run({ step, tell, log }, file) {
    const runIds = await step('read file', async () => {
      const named = runIdsIn(file.path);
      return named.length > 0 ? named : runIdsIn(await readFile(await findWatchedFile(file), 'utf8'));
    });
    const told = await Promise.all(runIds.map((runId) => tell(runId, deviceLogged, null)));
    if (!told.includes(true)) log.warn({ file: file.path }, 'no run waits for this file');
  },
});
