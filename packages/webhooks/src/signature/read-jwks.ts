import { createPublicKey, type KeyObject } from 'node:crypto';

/** A public key that deliveries are signed with. */
export interface SigningKey {
  /** What tells it from others: the point on the curve. */
  readonly point: string;
  readonly key: KeyObject;
}

/** More than two at once are no rotation any more; checking a signature costs the same for each. */
const maxKeys = 10;

/** The keys of a JWKS that can sign deliveries: those of ES256. Others are left out. */
export function readJwks(jwks: unknown): readonly SigningKey[] {
  const { keys } = (jwks ?? {}) as { readonly keys?: unknown };
  return (Array.isArray(keys) ? keys : []).flatMap(toSigningKey).slice(0, maxKeys);
}

function toSigningKey(jwk: unknown): readonly SigningKey[] {
  const { kty, crv, use, x, y } = (jwk ?? {}) as Readonly<Record<string, unknown>>;
  if (kty !== 'EC' || crv !== 'P-256' || use === 'enc' || typeof x !== 'string' || typeof y !== 'string') return [];
  try {
    return [{ point: `${x}.${y}`, key: createPublicKey({ key: { kty, crv, x, y }, format: 'jwk' }) }];
  } catch {
    // Not a point of the curve.
    return [];
  }
}
