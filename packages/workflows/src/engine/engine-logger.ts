import type { DBOSConfig } from '@dbos-inc/dbos-sdk';
import type { Logger } from '@ligase/core';

/** What DBOS logs through: its news is our detail. */
export function engineLogger(log: Logger): NonNullable<DBOSConfig['logger']> {
  return {
    debug: () => undefined,
    info: (line) => log.debug({}, String(line)),
    // At a stop it names every run that goes on, which is as it should be.
    warn: (line) => (String(line).startsWith('Shutting down while') ? log.debug({}, String(line)) : log.warn({}, String(line))),
    error: (line, about) => log.error({ ...(about?.error !== undefined && { err: about.error }) }, String(line)),
  };
}
