import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';

/** What a receiver has of a webhook, and whose it believes it to be. */
export interface Webhook {
  readonly definitionId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Public keys as an endpoint gives them. */
export interface Jwks {
  readonly keys: readonly JsonWebKey[];
}

const toleranceSeconds = 5 * 60;

/** Whether a webhook is genuine, by the rules that Benchling documents and nothing of the tenant's own code. */
export function isGenuine({ headers, body }: Webhook, { keys }: Jwks, nowSeconds: number): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (id === undefined || timestamp === undefined || signatures === undefined) return false;
  if (!(Math.abs(Number(timestamp) - nowSeconds) <= toleranceSeconds)) return false;
  const signed = Buffer.from(`${id}.${timestamp}.${body}`);
  const inDer = signatures.split(' ').flatMap((entry) => {
    const [version = '', signature = ''] = entry.split(',');
    return version.includes('der') ? Buffer.from(signature, 'base64') : [];
  });
  return keys.some((jwk) => {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    return inDer.some((signature) => verify('sha256', signed, { key, dsaEncoding: 'der' }, signature));
  });
}
