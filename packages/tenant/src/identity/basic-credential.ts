/** A name and a password, as HTTP Basic carries them. */
export interface BasicCredential {
  readonly name: string;
  readonly password: string;
}

/** Reads what follows `Basic ` in an Authorization header; `undefined` when it is not of that form. */
export function basicCredential(encoded: string): BasicCredential | undefined {
  const text = Buffer.from(encoded, 'base64').toString();
  const colon = text.indexOf(':');
  return colon === -1 ? undefined : { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
