import { RefusedError } from '@ligase/core';
import type { Dialect } from '@ligase/liquid-handling';
import type { Device, DeviceJob } from '../contract.ts';
import { reportAsPlanned } from '../report-as-planned.ts';
import { findLogs, type LogFolder } from './find-logs.ts';
import { handOver } from './hand-over.ts';
import { jobStem } from './job-file.ts';
import { readDoneFile } from './read-done-file.ts';

/** Where a device takes its worklists, and where it says what it did. */
export interface FileDropOptions {
  readonly worklistFolder: string;
  readonly logs: LogFolder;
  readonly dialect: Pick<Dialect, 'extension' | 'encoding'>;
}

/** A device that takes files from a folder, and says what it did in another: by a transfer report, or by a `.done` file. */
export function fileDrop({ worklistFolder, logs, dialect }: FileDropOptions): Device {
  return {
    // What the watched folder has no news of, such as an empty file.
    lookEveryMs: 60_000,
    dispatch: (job) =>
      handOver({
        folder: worklistFolder,
        name: `${jobStem(job)}${dialect.extension}`,
        content: Buffer.from(job.worklist, dialect.encoding),
      }),
    async log(job) {
      const stem = jobStem(job);
      const worklist = `${stem}${dialect.extension}`;
      const found = (await findLogs(logs, stem)).filter(({ name }) => name !== worklist);
      const [first, second] = found;
      if (second !== undefined)
        throw new RefusedError(
          `${found.map(({ name }) => name).join(' and ')} both say what became of ${job.name}. Nothing was recorded: a person has to see which is right.`,
        );
      return first === undefined ? undefined : textOf(job, first.name, first.text);
    },
  };
}

function textOf(job: DeviceJob, name: string, text: string): string {
  return name.toLowerCase().endsWith('.done')
    ? reportAsPlanned(job, 'Said to be done', readDoneFile(text, job.plan))
    : text;
}
