import type { SecretKeeper } from '../auth/secret-keeper.ts';
import { describeError } from '../errors/describe-error.ts';
import { redact, redactText } from '../errors/redact.ts';
import type { Logger } from './logger.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Wraps a logger so that no secret reaches it, whatever its own settings: pino's redaction goes by exact path, does not look
 * into messages, and is lost in a child that brings its own. What looks like a secret is taken out, and with `secrets`
 * whatever one app is known to use.
 */
export function redactingLogger(inner: Logger, secrets?: Pick<SecretKeeper, 'censor' | 'censorText'>): Logger {
  const cleanText = (text: string): string => redactText(secrets?.censorText(text) ?? text);
  const clean = (fields: object): Fields => {
    const described = fields instanceof Error ? { err: describeError(fields) } : withErrorsDescribed(fields);
    const redacted = redact(described);
    return (secrets?.censor(redacted) ?? redacted) as Fields;
  };
  const write =
    (level: 'debug' | 'info' | 'warn' | 'error') =>
    (fields: object, message?: string): void =>
      inner[level](clean(fields), message === undefined ? undefined : cleanText(message));
  return {
    child: (bindings) => redactingLogger(inner.child(clean(bindings)), secrets),
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  };
}

function withErrorsDescribed(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value instanceof Error ? describeError(value) : (value as unknown),
    ]),
  );
}
