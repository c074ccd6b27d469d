const secretName = /secret|token|password|authorization|api[-_]?key|cookie|credential|private[-_]?key/i;
const secretShape =
  /\b(Basic|Bearer)\s+[\w+/=.~-]{6,}|\bsk_\w{6,}|\bxox[a-z]-[\w-]{6,}|\bxapp-[\w-]{6,}|\beyJ[\w-]+\.[\w-]+\.[\w-]*|((?:client_secret|access_token|refresh_token|api_key|password)["']?\s*[=:]\s*["']?)[^&\s"',}]+/gi;

/** What stands in the place of a secret. */
export const redacted = '[redacted]';

/** Replaces what looks like a credential in a text: authorization values, API keys, tokens of Slack, JWTs, `client_secret=…`. */
export function redactText(text: string): string {
  return text.replace(secretShape, (match: string, scheme?: string, name?: string) => {
    if (name !== undefined) return `${name}${redacted}`;
    return scheme === undefined ? redacted : `${scheme} ${redacted}`;
  });
}

/**
 * A copy in which members with a secret's name, and texts with a secret's shape, are replaced. Copies plain objects and
 * lists up to eight levels deep; what lies deeper, or is neither, is named instead of copied.
 */
export function redact(value: unknown, depth = 8): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '[deeper]';
  if (Array.isArray(value)) return value.map((item) => redact(item, depth - 1));
  if (value instanceof Error) return redactText(value.message);
  if ('toJSON' in value && typeof value.toJSON === 'function') return redact(value.toJSON(), depth - 1);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `[${value.constructor.name}]`;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      secretName.test(key) && carriesText(member) ? redacted : redact(member, depth - 1),
    ]),
  );
}

function carriesText(member: unknown): boolean {
  return member !== undefined && member !== null && typeof member !== 'boolean' && typeof member !== 'number';
}
