import type { Attempt, DeliveryView } from '@ligase/tenant/client';

/** What a receiver would say of a signature. */
export type Verdict = 'valid' | 'invalid' | 'missing' | 'stale' | 'secret removed' | 'not checked';

const toleranceSeconds = 300;

/**
 * Checks the signature of a try in the browser, with the keys that the tenant publishes, as a receiver does: with none of the
 * tenant's own code.
 */
export async function verifySignature(
  { body, appId, definitionId }: DeliveryView,
  { headers, at }: Attempt,
): Promise<Verdict> {
  const given = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    given.get(name),
  );
  if (id === undefined || timestamp === undefined || signatures === undefined) return 'missing';
  if (body.includes('"clientSecret":"[removed]"')) return 'secret removed';
  // Browsers have it on this machine and on https only.
  if (!isSecureContext) return 'not checked';
  const path = definitionId === null ? `/apps/jwks/${appId}` : `/api/v1/apps/${definitionId}/jwks`;
  const { keys } = (await (await fetch(path)).json()) as { readonly keys: readonly JsonWebKey[] };
  const signed = new TextEncoder().encode(`${id}.${timestamp}.${body}`);
  const raw = signatures
    .split(' ')
    .flatMap((one) => (one.startsWith('v1b,') ? [bytesOf(one.slice('v1b,'.length))] : []));
  for (const jwk of keys) {
    const key = await crypto.subtle.importKey('jwk', jwk, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    for (const signature of raw)
      if (await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature, signed))
        return Math.abs(at / 1000 - Number(timestamp)) > toleranceSeconds ? 'stale' : 'valid';
  }
  return 'invalid';
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
}
