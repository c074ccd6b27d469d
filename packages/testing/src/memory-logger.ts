import type { Logger } from '@ligase/core';

/** One line of a log, as a test looks at it. */
export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string | undefined;
  /** The line's own fields and the bindings of its loggers. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A logger whose lines can be looked at. */
export interface MemoryLogger extends Logger {
  readonly lines: readonly LogLine[];
}

/** Keeps log lines in a list; children write to the list of their parent. */
export function memoryLogger(): MemoryLogger {
  const lines: LogLine[] = [];
  const bound = (bindings: Readonly<Record<string, unknown>>): Logger => {
    const write =
      (level: LogLine['level']) =>
      (fields: object, message?: string): void =>
        void lines.push({ level, message, fields: { ...bindings, ...fields } });
    return {
      child: (more) => bound({ ...bindings, ...more }),
      debug: write('debug'),
      info: write('info'),
      warn: write('warn'),
      error: write('error'),
    };
  };
  return { ...bound({}), lines };
}
