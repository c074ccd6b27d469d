import { redact, redactText } from './redact.ts';

const brand = Symbol.for('@ligase/error');

/** What every Ligase error may be given. */
export interface LigaseErrorOptions {
  readonly cause?: unknown;
  /** Facts for a log or a caller. Redacted when the error is made. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * The base of every error that Ligase throws on purpose. Its classes are cut by who must act; see
 * `docs/reference/errors.md`, which has a heading for each code.
 */
export abstract class LigaseError<Code extends string = string> extends Error {
  abstract readonly code: Code;
  /** Whether the same call may succeed later without anyone changing anything. */
  abstract readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(message: string, options: LigaseErrorOptions = {}) {
    super(redactText(message), options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.details = redact(options.details ?? {}) as Readonly<Record<string, unknown>>;
    Object.defineProperty(this, brand, { value: true });
  }
}

/** Whether a value is an error of Ligase's, also when it comes from another installed copy. */
export function isLigaseError(value: unknown): value is LigaseError {
  return typeof value === 'object' && value !== null && brand in value;
}
