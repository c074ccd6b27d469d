import type { Logger } from '../src/logging/logger.ts';

/** A logger that keeps nothing. */
export function silentLogger(): Logger {
  const log: Logger = { child: () => log, debug() {}, info() {}, warn() {}, error() {} };
  return log;
}
