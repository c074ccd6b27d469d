import { inspect } from 'node:util';
import { redacted } from '../errors/redact.ts';

// One credential has a secret, its encoded forms and a few live tokens; older tokens have expired.
const kept = 32;
// A shorter text would be found inside ordinary words, and is no secret worth the name.
const shortest = 6;

/** Knows the secrets that one app uses now, and takes them out of whatever an error or a log line would say. */
export interface SecretKeeper {
  /** Remembers a secret, and the forms in which it may come back: percent-encoded, and as part of a header. */
  add(secret: string): void;
  /** The text without any secret that was added. */
  censorText(text: string): string;
  /** A copy of plain data without any secret that was added. */
  censor(value: unknown): unknown;
  /** The error itself when it shows no secret; otherwise a bare error with its censored message. */
  censorCause(cause: unknown): unknown;
}

/** Makes the keeper of one app. It forgets the oldest when it knows more than a credential can have alive. */
export function createSecretKeeper(): SecretKeeper {
  const known = new Set<string>();

  const remember = (text: string): void => {
    if (text.length < shortest) return;
    known.delete(text);
    known.add(text);
    const [oldest] = known;
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
  };

  const censorText = (text: string): string => {
    let clean = text;
    // Longest first: a secret may be a part of another, whose rest would be left standing.
    for (const secret of [...known].toSorted((a, b) => b.length - a.length))
      if (clean.includes(secret)) clean = clean.replaceAll(secret, redacted);
    return clean;
  };

  const censor = (value: unknown): unknown => {
    if (typeof value === 'string') return censorText(value);
    if (Array.isArray(value)) return value.map(censor);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [censorText(key), censor(member)]));
  };

  return {
    add(secret) {
      for (const form of formsOf(secret)) remember(form);
    },
    censorText,
    censor,
    censorCause(cause) {
      const shown = inspect(cause, { depth: 8, maxStringLength: null, showHidden: true });
      if (censorText(shown) === shown) return cause;
      return new Error(censorText(cause instanceof Error ? cause.message : shown));
    },
  };
}

/** How a secret may come back in a reply: as it is, form-encoded, as a JSON or inspected string. */
function formsOf(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    new URLSearchParams({ '': secret }).toString().slice(1),
    JSON.stringify(secret).slice(1, -1),
    inspect(secret).slice(1, -1),
  ];
}
