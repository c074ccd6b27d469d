/** The parts of a text that Benchling has encrypted: a JWE in compact serialization (RFC 7516, section 7.1). */
export interface SealedText {
  /** As it was sent, since it is authenticated with the text. */
  readonly header: string;
  readonly wrappedKey: Uint8Array;
  readonly iv: Uint8Array;
  readonly encrypted: Uint8Array;
  readonly tag: Uint8Array;
}

/** Reads a JWE that is encrypted as Benchling does; or says, without showing any of it, why it is none. */
export function readSealedText(text: string): SealedText | { readonly why: string } {
  const parts = text.split('.');
  if (parts.length !== 5)
    return { why: `it has ${parts.length} ${parts.length === 1 ? 'part' : 'parts'}, and a JWE has 5` };
  if (!parts.every((part) => /^[\w-]*$/u.test(part))) return { why: 'its parts are not base64url' };
  const [header = '', ...rest] = parts;
  const why = headerFault(parsed(bytesOf(header).toString()));
  if (why !== undefined) return { why };
  const [wrappedKey, iv, encrypted, tag] = rest.map(bytesOf) as [Buffer, Buffer, Buffer, Buffer];
  if (wrappedKey.length < 256 || iv.length !== 12 || tag.length !== 16)
    return { why: 'its parts are too short or too long' };
  return { header, wrappedKey, iv, encrypted, tag };
}

function headerFault(header: unknown): string | undefined {
  if (typeof header !== 'object' || header === null) return 'its header is no JSON';
  const { alg, enc, zip, crit } = header as Readonly<Record<string, unknown>>;
  // Whatever else a header may ask for would have to be obeyed, and Benchling asks for nothing else.
  if (alg !== 'RSA-OAEP-256' || enc !== 'A256GCM' || zip !== undefined || crit !== undefined)
    return 'it is not encrypted with RSA-OAEP-256 and A256GCM';
  return undefined;
}

function bytesOf(part: string): Buffer {
  return Buffer.from(part, 'base64url');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
