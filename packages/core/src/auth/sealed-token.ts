import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secret } from './secret.ts';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what processes share of a credential, with a key that only those have who know its secret anyway. */
export interface TokenSealer {
  seal(token: string): string;
  /** `undefined` for what this secret did not seal, for this place: another secret, another key, a changed text. */
  open(sealed: string): string | undefined;
}

/** Makes the sealer of a credential's secret, for what is kept under `place`. */
export function tokenSealer(secret: Secret, place: string): TokenSealer {
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), '', `ligase ${place}`, 32));
  return {
    seal(token) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const sealed = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(text) {
      const bytes = Buffer.from(text, 'base64');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
