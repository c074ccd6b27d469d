import { TenantApiError } from '../api-error.ts';
import type { App, Apps } from '../apps/apps.ts';
import { basicCredential, type BasicCredential } from './basic-credential.ts';
import { matchesSecret } from './secret.ts';

/** The app that asks for a token, in the form or as HTTP Basic. @throws {TenantApiError} 401 unless its secret is right and it may have tokens. */
export function clientOf(apps: Apps, authorization: string | undefined, form: URLSearchParams): App {
  const { name, password } = clientCredential(authorization, form);
  const found = apps.credential(name);
  const accepted =
    found !== undefined &&
    found.secretHash !== null &&
    found.app.archiveReason === null &&
    matchesSecret(password, found.secretHash);
  if (!accepted) throw invalidClient();
  return found.app;
}

/** The form of a request for a token. @throws {TenantApiError} 400 */
export function readForm(contentType = '', body: string | Uint8Array = ''): URLSearchParams {
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
