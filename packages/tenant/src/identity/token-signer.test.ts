import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createTokenSigner, newSigningKey } from './token-signer.ts';

const claims = { sub: 'ent_Dro4Efdp', exp: 1_635_439_246, aud: 'lab.benchling.com', iss: 'lab.benchling.com' };

describe('token signer', () => {
  it('signs a token with the header, claims and signature form of Benchling', () => {
    const key = newSigningKey();

    const [header = '', body = '', signature = ''] = createTokenSigner(key).sign(claims).split('.');

    expect(Buffer.from(header, 'base64url').toString()).toBe('{"typ":"JWT","alg":"ES512","bnch":1}');
    expect(JSON.parse(Buffer.from(body, 'base64url').toString())).toEqual(claims);
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(132);
    const publicKey = { key: createPublicKey(key), dsaEncoding: 'ieee-p1363' as const };
    expect(verify('sha512', Buffer.from(`${header}.${body}`), publicKey, bytes)).toBe(true);
  });

  it('reads its own tokens', () => {
    const signer = createTokenSigner(newSigningKey());

    const read = signer.read(signer.sign(claims));

    expect(read).toEqual(claims);
  });

  it('reads no token of another key, none that was changed, and no other text', () => {
    const signer = createTokenSigner(newSigningKey());
    const [header, , signature] = signer.sign(claims).split('.');
    const forged = Buffer.from(JSON.stringify({ ...claims, sub: 'ent_another1' })).toString('base64url');

    const read = [createTokenSigner(newSigningKey()).sign(claims), `${header}.${forged}.${signature}`, 'abc', ''].map(
      (text) => signer.read(text),
    );

    expect(read).toEqual([undefined, undefined, undefined, undefined]);
  });
});
