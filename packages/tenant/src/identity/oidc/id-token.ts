import { constants, createPublicKey, verify, type JsonWebKey, type KeyObject, type SigningOptions } from 'node:crypto';

/** The claims of an id token that matter here. */
export interface IdClaims {
  readonly iss: string;
  readonly aud: string | readonly string[];
  /** Seconds since 1970. */
  readonly exp: number;
  readonly nbf?: number;
  readonly email?: string;
}

/** A token as it came: what it says, and whether a key has signed that. */
export interface ReadIdToken {
  readonly claims: IdClaims;
  signedBy(keys: readonly JsonWebKey[]): boolean;
}

interface Algorithm {
  readonly hash: string;
  readonly keyType: 'rsa' | 'ec';
  readonly options: SigningOptions;
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
const ecdsa = { dsaEncoding: 'ieee-p1363' } as const;

// Those of RFC 7518 that use public keys. No `none` and no HMAC: a public key must never pass for a shared secret.
const algorithms: Readonly<Record<string, Algorithm>> = {
  RS256: { hash: 'sha256', keyType: 'rsa', options: {} },
  RS384: { hash: 'sha384', keyType: 'rsa', options: {} },
  RS512: { hash: 'sha512', keyType: 'rsa', options: {} },
  PS256: { hash: 'sha256', keyType: 'rsa', options: pss },
  PS384: { hash: 'sha384', keyType: 'rsa', options: pss },
  PS512: { hash: 'sha512', keyType: 'rsa', options: pss },
  ES256: { hash: 'sha256', keyType: 'ec', options: ecdsa },
  ES384: { hash: 'sha384', keyType: 'ec', options: ecdsa },
  ES512: { hash: 'sha512', keyType: 'ec', options: ecdsa },
};

/** Reads a signed JWT with the claims of an id token; `undefined` for any other text. */
export function readIdToken(token: string): ReadIdToken | undefined {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  const header = jsonOf<{ readonly alg: string; readonly kid: string }>(head);
  const claims = jsonOf<IdClaims>(body);
  const algorithm = algorithms[header?.alg ?? ''];
  if (rest.length > 0 || algorithm === undefined || claims === undefined || !isIdClaims(claims)) return undefined;
  const content = Buffer.from(`${head}.${body}`);
  const bytes = Buffer.from(signature, 'base64url');
  return {
    claims,
    signedBy: (keys) =>
      keys
        .filter(({ kid }) => header?.kid === undefined || kid === undefined || kid === header.kid)
        .flatMap((key) => publicKey(key) ?? [])
        .filter(({ asymmetricKeyType }) => asymmetricKeyType === algorithm.keyType)
        .some((key) => verify(algorithm.hash, content, { key, ...algorithm.options }, bytes)),
  };
}

function isIdClaims(claims: Partial<IdClaims>): claims is IdClaims {
  const { iss, aud, exp } = claims;
  return typeof iss === 'string' && typeof exp === 'number' && (typeof aud === 'string' || Array.isArray(aud));
}

function jsonOf<Members>(part: string): Partial<Members> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString());
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function publicKey(key: JsonWebKey): KeyObject | undefined {
  try {
    return createPublicKey({ key, format: 'jwk' });
  } catch {
    // A set may hold keys of kinds that are not known here.
    return undefined;
  }
}
