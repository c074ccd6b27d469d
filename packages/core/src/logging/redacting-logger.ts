import { describeError } from '../errors/describe-error.ts';
import { redact, redactText } from '../errors/redact.ts';
import type { Logger } from './logger.ts';

/**
 * Wraps a logger so that no secret reaches it, whatever its own settings: pino's redaction goes by exact path, does not look
 * into messages, and is lost in a child that brings its own.
 */
export function redactingLogger(inner: Logger): Logger {
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: object, message?: string): void =>
      inner[level](clean(fields), message === undefined ? undefined : redactText(message));
  return {
    child: (bindings) => redactingLogger(inner.child(clean(bindings))),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

function clean(fields: object): Readonly<Record<string, unknown>> {
  if (fields instanceof Error) return { err: describeError(fields) };
  return Object.fromEntries(Object.entries(redact(withErrorsDescribed(fields)) as Readonly<Record<string, unknown>>));
}

function withErrorsDescribed(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Error ? describeError(value) : (value as unknown),
    ]),
  );
}
