import type { Logger } from '@ligase/core';
import type { AuditSink } from './audit-sink.ts';

/**
 * Writes each record as a log line, for those who collect logs elsewhere. What was written cannot be read back here, so every
 * start of the app begins a chain of its own.
 */
export function pinoSink(logger: Logger): AuditSink {
  return {
    name: 'log',
    open: () => Promise.resolve({ last: undefined }),
    append(records) {
      for (const audit of records) logger.info({ audit }, audit.action);
      return Promise.resolve();
    },
  };
}
