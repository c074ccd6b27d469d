import { ConfigurationError, createLogger } from '@ligase/core';
import { CompactEncrypt, importSPKI } from 'jose';
import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { decryptSecureText } from './decrypt-secure-text.ts';
import type { KeyService } from './key-service.ts';
import { localKey } from './local-key.ts';

const pair = () =>
  generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
const mine = pair();
const keys = localKey(mine.privateKey);
const path = ['Vendor token'];

/** What an independent implementation makes of a text. */
async function sealed(text: string, header: object = {}, publicKey = mine.publicKey): Promise<string> {
  const key = await importSPKI(publicKey, 'RSA-OAEP-256');
  return new CompactEncrypt(new TextEncoder().encode(text))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...header })
    .encrypt(key);
}

const failure = (text: string, service: KeyService = keys): Promise<ConfigurationError> =>
  decryptSecureText(service, text, path).then(
    () => Promise.reject(new Error('It was decrypted.')),
    (error: unknown) => error as ConfigurationError,
  );

describe('a text that Benchling has encrypted', () => {
  it.each(['hunter2', '', 'Größe 🧬\nzweite Zeile', 'x'.repeat(100_000)])('is read whole', async (text) => {
    const secret = await decryptSecureText(keys, await sealed(text, { kid: 'k1', cty: 'text' }), path);

    expect(secret.reveal()).toBe(text);
  });

  it('is shown by no log, inspection or JSON', async () => {
    const secret = await decryptSecureText(keys, await sealed('hunter2'), path);
    const lines: string[] = [];

    createLogger({ destination: { write: (line) => void lines.push(line) } }).info({ secret, deep: { secret } });

    const shown = [
      lines.join(''),
      inspect({ secret }, { showHidden: true }),
      JSON.stringify({ secret }),
      String(secret),
    ];
    expect(shown.join('')).not.toContain('hunter2');
    expect(shown.every((text) => text.includes('[redacted]'))).toBe(true);
  });

  it('is not read with another key, and the error says what to do', async () => {
    const error = await failure(await sealed('hunter2', {}, pair().publicKey));

    expect(error).toBeInstanceOf(ConfigurationError);
    expect(error).toMatchObject({ code: 'CONFIG_SECRET_WRONG_KEY', retryable: false });
    expect(error.message).toBe(
      '"Vendor token" cannot be decrypted with the private key of the settings: it was encrypted to another key, or changed since. See that security.publicKey in the manifest belongs to this key, then write the value again.',
    );
  });

  it.each([0, 1, 2, 3, 4])('is not read when part %i of it was changed', async (part) => {
    const parts = (await sealed('hunter2 and more')).split('.');
    const bytes = Buffer.from(parts[part] ?? '', 'base64url');
    // Another space in the header is the same JSON, and yet not what was authenticated.
    parts[part] = part === 0 ? changedHeader(bytes) : flipped(bytes);

    const error = await failure(parts.join('.'));

    expect(error.code).toBe('CONFIG_SECRET_WRONG_KEY');
  });

  it.each([
    ['it has 1 part', 'hunter2'],
    ['it has 1 part', ''],
    ['it has 3 parts', 'eyJhbGciOiJSUzI1NiJ9.e30.c2ln'],
    ['not base64url', 'a.b+.c.d.e'],
    ['its header is no JSON', 'hunter2.a.b.c.d'],
    ['its header is no JSON', `${Buffer.from('null').toString('base64url')}.a.b.c.d`],
    [
      'its parts are too short',
      `${Buffer.from('{"alg":"RSA-OAEP-256","enc":"A256GCM"}').toString('base64url')}.a.b.c.d`,
    ],
  ])('is refused when %s, and not shown', async (why, text) => {
    const error = await failure(text);

    expect(error).toMatchObject({ code: 'CONFIG_SECRET_MALFORMED', message: expect.stringContaining(why) });
    expect(inspect(error)).not.toContain('hunter2');
  });

  it.each([{ enc: 'A128GCM' }, { alg: 'RSA-OAEP' }])('is refused when it is encrypted with %j', async (header) => {
    const key = await importSPKI(mine.publicKey, header.alg ?? 'RSA-OAEP-256');
    const text = await new CompactEncrypt(new TextEncoder().encode('hunter2'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', ...header })
      .encrypt(key);

    const error = await failure(text);

    expect(error).toMatchObject({ code: 'CONFIG_SECRET_MALFORMED', message: expect.stringContaining('RSA-OAEP-256') });
  });

  it.each([{ zip: 'DEF' }, { crit: ['b64'], b64: true }, { alg: 'dir' }])(
    'is refused when its header asks for %j',
    async (more) => {
      const [, ...rest] = (await sealed('hunter2')).split('.');
      const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', ...more };

      const error = await failure([Buffer.from(JSON.stringify(header)).toString('base64url'), ...rest].join('.'));

      expect(error.code).toBe('CONFIG_SECRET_MALFORMED');
    },
  );

  it('may be tried again when the key service failed', async () => {
    const away: KeyService = { name: 'AWS KMS alias/courier', unwrapKey: () => Promise.reject(new Error('ETIMEDOUT')) };

    const error = await failure(await sealed('hunter2'), away);

    expect(error).toMatchObject({ code: 'CONFIG_KEY_UNAVAILABLE', retryable: true, cause: { message: 'ETIMEDOUT' } });
    expect(error.message).toBe('"Vendor token" was not decrypted: AWS KMS alias/courier failed.');
  });
});

function changedHeader(bytes: Buffer): string {
  return Buffer.from(bytes.toString().replace('{', '{ ')).toString('base64url');
}

function flipped(bytes: Buffer): string {
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64url');
}
