import { SettingsError } from '@ligase/core';
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { localKey } from './local-key.ts';

const pem = { type: 'pkcs8', format: 'pem' } as const;
const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const { publicKey, privateKey } = rsa(2048);

function refusal(key: string): unknown {
  try {
    return localKey(key);
  } catch (error) {
    return error;
  }
}

describe('a private key from the settings', () => {
  it.each([
    ['it is the public key', publicKey.export({ type: 'spki', format: 'pem' })],
    ['it is protected by a passphrase', privateKey.export({ ...pem, cipher: 'aes256', passphrase: 'open' })],
    ['it has 1024 bits', rsa(1024).privateKey.export(pem)],
    ['it is a key of type ec', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(pem)],
    ['it cannot be read', ''],
    ['it cannot be read', privateKey.export(pem).slice(0, 400)],
    ['it cannot be read', '{"kty":"RSA","d":"hush-hush"}'],
    ['it cannot be read', '{"kty":'],
  ])('is refused because %s, and shown to nobody', (why, key) => {
    const error = refusal(String(key));

    expect(error).toBeInstanceOf(SettingsError);
    expect(String(error)).toContain(why);
    expect(inspect(error, { depth: 10 })).not.toMatch(/hush|MII|PRIVATE KEY-/u);
  });
});
