import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';

/** The claims of an access token, as Benchling's have them. */
export interface TokenClaims {
  /** The principal, `ent_…`. */
  readonly sub: string;
  /** When the token ends, in seconds since 1970. */
  readonly exp: number;
  /** The tenant's host name. */
  readonly aud: string;
  readonly iss: string;
}

/** Signs and reads access tokens: JWTs with ES512. */
export interface TokenSigner {
  sign(claims: TokenClaims): string;
  /** The claims of a token that this signer signed; `undefined` for any other text. */
  read(token: string): TokenClaims | undefined;
}

/** A fresh P-521 key to sign with, as PEM. */
export function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

// JOSE wants r and s side by side, where Node's default is DER.
const dsaEncoding = 'ieee-p1363';
const header = base64url({ typ: 'JWT', alg: 'ES512', bnch: 1 });

/** Whether a token is one that a tenant gives out, and not an id token; says nothing about its signature. */
export function isAccessToken(token: string): boolean {
  return token.startsWith(`${header}.`);
}

/** Makes a signer of a private key in PEM. */
export function createTokenSigner(pem: string): TokenSigner {
  const privateKey = createPrivateKey(pem);
  const publicKey = createPublicKey(privateKey);
  return {
    sign({ sub, exp, aud, iss }) {
      const content = `${header}.${base64url({ sub, exp, aud, iss })}`;
      const signature = sign('sha512', Buffer.from(content), { key: privateKey, dsaEncoding });
      return `${content}.${signature.toString('base64url')}`;
    },
    read(token) {
      const [head, body, signature, ...rest] = token.split('.');
      if (head !== header || body === undefined || signature === undefined || rest.length > 0) return undefined;
      const content = Buffer.from(`${head}.${body}`);
      const bytes = Buffer.from(signature, 'base64url');
      if (!verify('sha512', content, { key: publicKey, dsaEncoding }, bytes)) return undefined;
      return JSON.parse(Buffer.from(body, 'base64url').toString()) as TokenClaims;
    },
  };
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
