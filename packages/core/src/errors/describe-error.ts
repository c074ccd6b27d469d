import { isLigaseError } from './ligase-error.ts';
import { redact, redactText } from './redact.ts';

/** What a log line says of an error: redacted, with its causes. */
export interface ErrorDescription {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly details?: unknown;
  readonly stack?: string;
  readonly cause?: ErrorDescription;
  readonly errors?: readonly ErrorDescription[];
}

/** Describes anything that was thrown, for a log. Follows causes up to five deep. */
export function describeError(thrown: unknown, depth = 5): ErrorDescription {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: redactText(String(thrown)) };
  const code = (thrown as { readonly code?: unknown }).code;
  const deeper = depth > 0;
  return {
    type: thrown.name,
    message: redactText(thrown.message),
    ...(typeof code === 'string' && { code }),
    ...(isLigaseError(thrown) && Object.keys(thrown.details).length > 0 && { details: redact(thrown.details) }),
    ...(thrown.stack !== undefined && { stack: redactText(thrown.stack) }),
    ...(deeper && thrown.cause !== undefined && { cause: describeError(thrown.cause, depth - 1) }),
    ...(deeper &&
      thrown instanceof AggregateError && {
        errors: thrown.errors.slice(0, 10).map((one) => describeError(one, depth - 1)),
      }),
  };
}
