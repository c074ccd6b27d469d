import { constants, generateKeyPairSync, publicEncrypt, randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';

/** A key service, as far as a battery looks at it. */
export interface KeyServiceUnderTest {
  readonly name: string;
  unwrapKey(wrapped: Uint8Array): Promise<Uint8Array | undefined>;
}

/** What the battery needs to try a key service. */
export interface KeyServiceBattery {
  /** Opens the service and gives the public key, in PEM, that belongs to its private key. */
  readonly open: () => Promise<{ readonly service: KeyServiceUnderTest; readonly publicKey: string }>;
}

const wrap = (key: Uint8Array, publicKey: string, oaepHash = 'sha256'): Uint8Array =>
  publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash }, key);

/** Tries what everything that holds the private key for `secure_text` must do. */
export function describeKeyService(name: string, { open }: KeyServiceBattery): void {
  describe(`key service: ${name}`, () => {
    it('gives back the key that was encrypted to it, however often it is asked', async () => {
      const { service, publicKey } = await open();
      const keys = [randomBytes(32), randomBytes(32)];

      const unwrapped = await Promise.all([...keys, ...keys].map((key) => service.unwrapKey(wrap(key, publicKey))));

      expect(unwrapped.map((key) => key && Buffer.from(key))).toEqual([...keys, ...keys]);
    });

    it('gives nothing for what was encrypted to another key, or otherwise', async () => {
      const { service, publicKey } = await open();
      const other = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        publicKeyEncoding: { type: 'spki', format: 'pem' },
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      });

      const unwrapped = await Promise.all([
        service.unwrapKey(wrap(randomBytes(32), other.publicKey)),
        service.unwrapKey(wrap(randomBytes(32), publicKey, 'sha1')),
        service.unwrapKey(randomBytes(256).fill(0, 0, 1)),
      ]);

      expect(unwrapped).toEqual([undefined, undefined, undefined]);
    });

    it('has a name for messages, and shows no private key', async () => {
      const { service } = await open();

      const shown = `${inspect(service, { depth: 10, showHidden: true })}${JSON.stringify(service)}`;

      expect(service.name).not.toBe('');
      expect(shown).not.toMatch(/PRIVATE|MII|"d"/u);
    });
  });
}
