import { pino, type DestinationStream } from 'pino';
import { redactingLogger } from './redacting-logger.ts';
import type { Logger } from './logger.ts';

/** How to log. */
export interface LoggerOptions {
  /** Lines below this level are left out. Default: `info`. */
  readonly level?: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Where the lines go, one JSON object each. Default: standard output. */
  readonly destination?: { write(line: string): void };
}

/** A pino logger that writes JSON lines and never a secret. Writes synchronously: nothing is lost when the process ends. */
export function createLogger(options: LoggerOptions = {}): Logger {
  const destination: DestinationStream = options.destination ?? pino.destination({ dest: 1, sync: true });
  // Errors arrive described already; pino's own serializer would drop their code and causes.
  const serializers = { err: (described: unknown) => described };
  return redactingLogger(pino({ base: null, level: options.level ?? 'info', serializers }, destination));
}
