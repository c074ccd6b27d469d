import type { DBOSConfig } from '@dbos-inc/dbos-sdk';
import type { Logger } from '@ligase/core';

/** What DBOS logs through: its news is our detail. */
export function engineLogger(log: Logger): NonNullable<DBOSConfig['logger']> {
  return {
    debug: () => undefined,
    info: (line) => log.debug({}, String(line)),
    warn: (line) =>
      expected.some((one) => one.test(String(line))) ? log.debug({}, String(line)) : log.warn({}, String(line)),
    error: (line, about) => log.error({ ...(about?.error !== undefined && { err: about.error }) }, String(line)),
  };
}

const expected = [
  // At a stop it names every run that goes on, as is meant.
  /^Shutting down while/,
  // A key that was used before, of a run that was taken over since.
  /^Workflow \(.*\) already exists in queue/,
];
