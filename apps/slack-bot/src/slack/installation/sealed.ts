import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret } from '@ligase/core';

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

/** Encrypts what is kept, with a key made of a secret that is known anyway to whoever may read it. */
export interface Sealer {
  seal(text: Secret): string;
  /** `undefined` for what was not sealed with this secret, for this place, or was changed since. */
  open(sealed: string): Secret | undefined;
}

/** Makes the sealer of a secret, for what is kept at one place. */
export function sealer(secret: Secret, place: string): Sealer {
  const key = Buffer.from(hkdfSync('sha256', secret.reveal(), '', `ligase ${place}`, 32));
  return {
    seal(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const sealed = Buffer.concat([cipher.update(text.reveal(), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes.length < nonceBytes + tagBytes) return undefined;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return new Secret(
          decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8'),
        );
      } catch {
        return undefined;
      }
    },
  };
}
