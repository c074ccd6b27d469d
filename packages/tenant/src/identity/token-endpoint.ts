import { TenantApiError } from '../api-error.ts';
import type { Apps } from '../apps/apps.ts';
import { errorResponse, jsonResponse } from '../replies.ts';
import type { RawHandler, TenantRequest, TenantResponse } from '../request.ts';
import { basicCredential, type BasicCredential } from './basic-credential.ts';
import type { TokenIdentity } from './create-identity.ts';
import { matchesSecret } from './secret.ts';

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

    const { name, password } = clientCredential(headers['authorization'], form);
    const found = apps.credential(name);
    const accepted =
      found !== undefined &&
      found.secretHash !== null &&
      found.app.archiveReason === null &&
      matchesSecret(password, found.secretHash);
    if (!accepted) throw invalidClient();

    const { token, expiresInSeconds } = identity.issueToken(found.app.principalId);
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

function readForm(contentType = '', body: string | Uint8Array = ''): URLSearchParams {
  const [mediaType = ''] = contentType.split(';', 1);
  if (mediaType.trim().toLowerCase() !== 'application/x-www-form-urlencoded')
    throw new TenantApiError(400, 'invalid_request', 'The body must be application/x-www-form-urlencoded');
  const form = new URLSearchParams(typeof body === 'string' ? body : Buffer.from(body).toString());
  for (const field of ['grant_type', 'client_id', 'client_secret'])
    if (form.getAll(field).length > 1) throw new TenantApiError(400, 'invalid_request', `${field} is given twice`);
  return form;
}

function clientCredential(authorization: string | undefined, form: URLSearchParams): BasicCredential {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  const [scheme = '', encoded = ''] = (authorization ?? '').split(/ +/u, 2);
  if (scheme.toLowerCase() !== 'basic') {
    if (id === null || secret === null) throw invalidClient();
    return { name: id, password: secret };
  }
  const basic = basicCredential(encoded);
  if (basic === undefined) throw invalidClient();
  // RFC 6749 section 2.3 forbids more than one way of authentication in a request.
  if (secret !== null || (id !== null && id !== basic.name))
    throw new TenantApiError(400, 'invalid_request', 'The client is given both in the header and in the body');
  return basic;
}

function invalidClient(): TenantApiError {
  return new TenantApiError(401, 'invalid_client', 'The client is unknown, or its secret is wrong');
}
