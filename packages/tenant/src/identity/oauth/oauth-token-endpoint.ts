import { TenantApiError } from '../../api-error.ts';
import type { App, Apps } from '../../apps/apps.ts';
import { jsonResponse } from '../../replies.ts';
import type { RawHandler, TenantRequest } from '../../request.ts';
import type { Database } from '../../store/database.ts';
import type { TokenIdentity } from '../create-identity.ts';
import type { EmbeddedIssuer } from '../oidc/embedded-issuer.ts';
import { clientOf, readForm } from '../token-request.ts';
import type { Users } from '../users.ts';
import { meetsChallenge, type Grants } from './grants.ts';

/** What {@link createOauthTokenEndpoint} works with. */
export interface OauthParts {
  readonly db: Database;
  readonly apps: Apps;
  readonly users: Users;
  readonly identity: TokenIdentity;
  readonly grants: Grants;
  readonly issuer: EmbeddedIssuer;
}

/**
 * Answers `POST /oauth/token` of API v3: a token for the app itself, or for a person who has let the app act for them.
 * The client always gives its secret. The contract declares no errors; they are those of RFC 6749.
 */
export function createOauthTokenEndpoint(parts: OauthParts): RawHandler {
  const { db, apps, users, identity, grants, issuer } = parts;

  const tokenOf = (principalId: string): object => {
    const { token, expiresInSeconds } = identity.issueToken(principalId);
    return { access_token: token, expires_in: expiresInSeconds, token_type: 'Bearer' };
  };
  const forPerson = (userId: string, refreshToken: string): object => {
    if (users.get(userId)?.isSuspended !== false) throw invalidGrant('The user is suspended');
    return {
      ...tokenOf(userId),
      refresh_token: refreshToken,
      refresh_token_expires_in: grants.settings.refreshTokenLifetimeSeconds,
    };
  };
  const byCode = (app: App, form: URLSearchParams): object => {
    const grant = grants.useCode(required(form, 'code'));
    if (grant === undefined || grant.appId !== app.id) throw invalidGrant('The code is unknown, used or expired');
    if (required(form, 'redirect_uri') !== grant.redirectUri)
      throw invalidGrant('redirect_uri is not the one that the code was asked for with');
    const { codeChallenge, userId, scope, nonce } = grant;
    if (codeChallenge !== null && !meetsChallenge(codeChallenge, required(form, 'code_verifier')))
      throw invalidGrant('code_verifier does not fit the code_challenge');
    const refreshToken = grants.issueRefreshToken({ appId: app.id, userId });
    const asked = scope.split(' ').includes('openid');
    const idToken = asked && {
      id_token: issuer.issue({ userId, audience: app.clientId, ...(nonce !== null && { nonce }) }),
    };
    return { ...forPerson(userId, refreshToken), ...idToken };
  };
  const byRefreshToken = (app: App, form: URLSearchParams): object | undefined => {
    const rotated = grants.rotate(required(form, 'refresh_token'), app.id);
    return rotated && forPerson(rotated.userId, rotated.refreshToken);
  };
  const answer = ({ headers, body }: TenantRequest): object | undefined => {
    const form = readForm(headers['content-type'], body);
    const grantType = required(form, 'grant_type');
    if (!['client_credentials', 'authorization_code', 'refresh_token'].includes(grantType))
      throw new TenantApiError(400, 'unsupported_grant_type', `Unsupported grant_type: ${grantType}`);
    const app = clientOf(apps, headers['authorization'], form);
    if (grantType === 'client_credentials') return tokenOf(app.principalId);
    return grantType === 'authorization_code' ? byCode(app, form) : byRefreshToken(app, form);
  };
  return (request) => {
    try {
      // That a token came twice ends its family, which must last, so the refusal comes after the transaction.
      const body = db.transaction(() => answer(request));
      if (body === undefined) throw invalidGrant('The refresh token is unknown, used or expired');
      return jsonResponse(200, body);
    } catch (error) {
      if (!(error instanceof TenantApiError)) throw error;
      return jsonResponse(error.status, { error: error.type, error_description: error.message });
    }
  };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw new TenantApiError(400, 'invalid_request', `${name} is a required field`);
  return value;
}

function invalidGrant(message: string): TenantApiError {
  return new TenantApiError(400, 'invalid_grant', message);
}
