import { TenantApiError } from '../api-error.ts';
import type { Apps } from '../apps/apps.ts';
import { errorResponse, jsonResponse } from '../replies.ts';
import type { RawHandler, TenantRequest, TenantResponse } from '../request.ts';
import type { TokenIdentity } from './create-identity.ts';
import { clientOf, readForm } from './token-request.ts';

/**
 * Answers `POST /token`: trades a client id and secret for a bearer token.
 * Takes them in the form or as HTTP Basic, for there are clients of either style.
 */
export function createTokenEndpoint(apps: Apps, identity: TokenIdentity): RawHandler {
  const issue = ({ headers, body }: TenantRequest): TenantResponse => {
    const form = readForm(headers['content-type'], body);
    const grantType = form.get('grant_type');
    if (grantType === null) throw new TenantApiError(400, 'invalid_request', 'grant_type is a required field');
    if (grantType !== 'client_credentials')
      throw new TenantApiError(400, 'unsupported_grant_type', `Unsupported grant_type: ${grantType}`);

    const app = clientOf(apps, headers['authorization'], form);
    const { token, expiresInSeconds } = identity.issueToken(app.principalId);
    return jsonResponse(200, { access_token: token, expires_in: expiresInSeconds, token_type: 'Bearer' });
  };
  return (request) => {
    try {
      return issue(request);
    } catch (error) {
      if (error instanceof TenantApiError) return errorResponse(error);
      throw error;
    }
  };
}
