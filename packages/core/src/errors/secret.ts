import { inspect } from 'node:util';
import { redacted } from './redact.ts';

/** Carries a secret so that no log, error, JSON or `util.inspect` shows it. Read it with `reveal()`, where it is sent. */
export class Secret {
  static {
    // Not a method: `isolatedDeclarations` wants to know a computed name by its type.
    Object.defineProperty(this.prototype, inspect.custom, { value: () => redacted });
  }

  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The secret itself. */
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

/** Takes a secret as it comes, wrapped or not. */
export function toSecret(value: string | Secret): Secret {
  return typeof value === 'string' ? new Secret(value) : value;
}
