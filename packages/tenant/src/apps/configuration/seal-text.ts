import { constants, createCipheriv, publicEncrypt } from 'node:crypto';
import type { Ids } from '../../clock/clock.ts';

const base64url = (data: Uint8Array | string): string => Buffer.from(data).toString('base64url');

/**
 * The text as a JWE in compact serialization that only whoever has the private key can read:
 * the content key by RSA-OAEP-256, the content by A256GCM (RFC 7516, RFC 7518 sections 4.3 and 5.3).
 */
export function sealText(text: string, publicKey: string, ids: Pick<Ids, 'secretBytes'>): string {
  const header = base64url(JSON.stringify({ alg: 'RSA-OAEP-256', enc: 'A256GCM' }));
  const contentKey = ids.secretBytes(32);
  const iv = ids.secretBytes(12);
  const padding = constants.RSA_PKCS1_OAEP_PADDING;
  const wrappedKey = publicEncrypt({ key: publicKey, padding, oaepHash: 'sha256' }, contentKey);
  const cipher = createCipheriv('aes-256-gcm', contentKey, iv);
  // The protected header is authenticated with the content.
  cipher.setAAD(Buffer.from(header, 'ascii'));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return [header, ...[wrappedKey, iv, sealed, cipher.getAuthTag()].map(base64url)].join('.');
}
