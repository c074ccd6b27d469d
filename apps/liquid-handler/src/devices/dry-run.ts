import type { Device } from './contract.ts';
import { reportAsPlanned } from './report-as-planned.ts';

/** A device that moves nothing, and says at once that it has done all as planned. */
export function dryRun(): Device {
  return {
    dispatch: () => Promise.resolve(),
    log: (job) => Promise.resolve(reportAsPlanned(job, 'Dry run')),
  };
}
