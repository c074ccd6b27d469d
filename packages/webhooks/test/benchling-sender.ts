import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';

/** A key that deliveries are signed with, and its public half as a JWKS has it. */
export interface SenderKey {
  readonly key: KeyObject;
  readonly jwk: object;
}

/** Makes a key on the curve P-256. */
export function senderKey(kid = 'key_1'): SenderKey {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return { key: privateKey, jwk: { ...publicKey.export({ format: 'jwk' }), kid, alg: 'ES256', use: 'sig' } };
}

/** A delivery as it goes over the wire. */
export interface Sent {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** The body of a webhook about an entry, or with another message. */
export function webhookBody(message: object = {}): string {
  return JSON.stringify({
    version: '0',
    baseURL: 'https://lab.benchling.test',
    tenantId: 'ten_1',
    app: { id: 'app_1' },
    appDefinition: { id: 'appdef_1', versionNumber: '1.2.3' },
    channel: 'events',
    message: {
      id: 'evt_1',
      type: 'v2.entry.created',
      deprecated: false,
      createdAt: '2026-01-01T00:00:00Z',
      resourceId: 'etr_1',
      schema: null,
      ...message,
    },
  });
}

/** What a delivery is made of; what is left out is as usual. */
export interface Sending {
  readonly keys: readonly SenderKey[];
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly id?: string;
  readonly body?: string | Buffer;
  readonly path?: string;
}

/** Signs a delivery as Benchling does: raw and in DER, by every key. */
export function signed({ keys, at, id = 'msg_1', path = '/hooks/event', ...sending }: Sending): Sent {
  const { body = webhookBody({ id: id.replace('msg', 'evt') }) } = sending;
  const timestamp = String(Math.floor(at / 1000));
  const bytes = Buffer.concat([Buffer.from(`${id}.${timestamp}.`), Buffer.from(body)]);
  const entries = keys.flatMap(({ key }) => [
    `v1b,${sign('sha256', bytes, { key, dsaEncoding: 'ieee-p1363' }).toString('base64')}`,
    `v1bder,${sign('sha256', bytes, { key, dsaEncoding: 'der' }).toString('base64')}`,
  ]);
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': entries.join(' ') };
  return { path, headers, body };
}
