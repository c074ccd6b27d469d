import { inspect } from 'node:util';
import { redacted } from './redact.ts';

/** Carries a secret so that no log, error, JSON or `util.inspect` shows it. Read it with `reveal()`, where it is sent. */
export class Secret {
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

  [inspect.custom](): string {
    return redacted;
  }
}
