import { sign, type KeyObject } from 'node:crypto';

/** What a receiver checks a webhook by. */
export interface Signed {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

/** The headers of a signed webhook. Every key signs, so that whoever knows only the older one still finds its signature. */
export function signedHeaders(signed: Signed, keys: readonly KeyObject[]): Record<string, string> {
  const { id, timestamp, body } = signed;
  const text = Buffer.from(`${id}.${timestamp}.${body}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': keys.flatMap((key) => entries(text, key)).join(' '),
  };
}

/** The same signature in both of its forms: `r` and `s` as they are, and in DER, which receivers are to look at. */
function entries(text: Buffer, key: KeyObject): string[] {
  const raw = sign('sha256', text, { key, dsaEncoding: 'ieee-p1363' });
  const der = sign('sha256', text, { key, dsaEncoding: 'der' });
  return [`v1b,${raw.toString('base64')}`, `v1bder,${der.toString('base64')}`];
}
