import { inspect } from 'node:util';
import { redacted } from '../errors/redact.ts';

/** A text that shows as `[redacted]` wherever it is printed, logged or serialised. */
export class Secret {
  static {
    Object.defineProperty(this.prototype, inspect.custom, { value: () => redacted });
  }

  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The text itself. The only way to it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return redacted;
  }

  toJSON(): string {
    return redacted;
  }
}

/** Takes a secret as it comes from the settings. */
export function toSecret(value: string | Secret): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}
