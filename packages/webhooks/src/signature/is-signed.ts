import { verify } from 'node:crypto';
import type { SigningKey } from './read-jwks.ts';
import type { SigningHeaders } from './signing-headers.ts';

/** The bytes that Benchling signs: `id.timestamp.body`. */
export function signedBytes({ id, timestamp }: Pick<SigningHeaders, 'id' | 'timestamp'>, body: Uint8Array): Uint8Array {
  const prefix = `${id}.${timestamp}.`;
  const bytes = Buffer.allocUnsafe(prefix.length + body.length);
  // One byte a character: ids and times are ASCII.
  bytes.write(prefix, 'latin1');
  bytes.set(body, prefix.length);
  return bytes;
}

/**
 * Whether any of the keys has made any of the signatures. Not in the thread pool, which does more at once but keeps a single
 * delivery waiting for longer.
 */
export function isSigned(bytes: Uint8Array, signatures: readonly Buffer[], keys: readonly SigningKey[]): boolean {
  return keys.some(({ key }) =>
    signatures.some((signature) => verify('sha256', bytes, { key, dsaEncoding: 'der' }, signature)),
  );
}
