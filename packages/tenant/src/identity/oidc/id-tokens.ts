import type { TenantClock } from '../../clock/clock.ts';
import { AuthenticationError } from '../authentication-error.ts';
import type { User, Users } from '../users.ts';
import type { EmbeddedIssuer } from './embedded-issuer.ts';
import { readIdToken } from './id-token.ts';
import type { TrustedIssuers } from './trusted-issuers.ts';

/** Knows people by the id tokens of their identity provider. */
export interface IdTokens {
  /** The user with the email that the token names. @throws {AuthenticationError} */
  userOf(token: string): User;
}

/** What {@link createIdTokens} works with. */
export interface IdTokenParts {
  readonly clock: TenantClock;
  readonly users: Users;
  readonly embedded: EmbeddedIssuer;
  readonly trusted: TrustedIssuers;
}

/** Makes the check of id tokens: signature, issuer, audience, time, and an email that a user has. */
export function createIdTokens({ clock, users, embedded, trusted }: IdTokenParts): IdTokens {
  return {
    userOf(token) {
      const read = readIdToken(token);
      if (read === undefined) throw new AuthenticationError('token-malformed');
      const { claims } = read;
      const issuer = trusted.list().find((one) => one.issuer === claims.iss) ?? embedded.named(claims.iss);
      if (issuer === undefined) throw new AuthenticationError('issuer-not-trusted');
      if (!read.signedBy(issuer.jwks.keys)) throw new AuthenticationError('token-malformed');
      const audiences = [claims.aud].flat();
      if (issuer.audiences !== undefined && !audiences.some((one) => issuer.audiences?.includes(one)))
        throw new AuthenticationError('audience-not-expected');
      const now = clock.now();
      if (claims.exp * 1000 <= now || (claims.nbf ?? 0) * 1000 > now) throw new AuthenticationError('token-expired');
      const user = typeof claims.email === 'string' ? users.find(claims.email) : undefined;
      if (user === undefined || user.email !== claims.email) throw new AuthenticationError('email-unknown');
      return user;
    },
  };
}
