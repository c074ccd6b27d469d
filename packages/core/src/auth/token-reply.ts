import {
  AuthError,
  RateLimitError,
  ServerFaultError,
  UnexpectedReplyError,
  type ApiErrorFacts,
} from '../errors/errors.ts';
import type { HttpResponse } from '../http/ports.ts';
import type { SecretKeeper } from './secret-keeper.ts';

/** What an error about a token says of the app. */
export interface TokenRequestFacts {
  readonly appName: string;
  readonly tenantUrl: URL;
  readonly clientId: string;
  readonly tokenPath: string;
  readonly secrets: SecretKeeper;
}

/** A token, and how long it lives from now. */
export interface IssuedToken {
  readonly token: string;
  readonly lifetimeMs: number;
}

/**
 * Reads the answer of a token endpoint.
 * @throws {AuthError} when the client is refused; another error of core's when the answer is none of a token endpoint.
 */
export function readToken(reply: HttpResponse, facts: TokenRequestFacts): IssuedToken {
  if (reply.status < 200 || reply.status > 299) throw toTokenError(reply, facts);
  const body = membersOf(reply.body);
  const token = body['access_token'];
  const lifetimeS = body['expires_in'];
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token) || typeof lifetimeS !== 'number' || lifetimeS <= 0) {
    const why = isPage(reply.body) ? 'is a web page' : 'has no access_token with an expires_in';
    throw new UnexpectedReplyError(`${describe(facts)} answered ${reply.status}, but the answer ${why}. ${checkUrl}`, {
      ...apiFacts,
      status: reply.status,
    });
  }
  return { token, lifetimeMs: lifetimeS * 1000 };
}

const apiFacts = { method: 'POST', operationId: 'generateToken' } as const;
const checkUrl = 'Check the tenant URL: it must be the root of a Benchling tenant, such as https://acme.benchling.com.';

function toTokenError(reply: HttpResponse, facts: TokenRequestFacts): Error {
  const { status } = reply;
  const api: ApiErrorFacts = { ...apiFacts, status };
  const said = facts.secrets.censorText(serverWords(reply.body));
  if (status === 429) {
    return new RateLimitError(`${describe(facts)} is busy and gave the app "${facts.appName}" no token. Wait.`, api);
  }
  if (status >= 500) {
    return new ServerFaultError(
      `${describe(facts)} answered ${status}, and the app "${facts.appName}" has no token${said}. Try again later.`,
      api,
    );
  }
  if (status === 404 || status < 400 || isPage(reply.body)) {
    const what = status < 400 ? 'points elsewhere' : status === 404 ? 'does not exist' : 'is a web page';
    return new UnexpectedReplyError(`${describe(facts)} ${what} (${status}). ${checkUrl}`, api);
  }
  return new AuthError(
    'AUTH_CLIENT_REJECTED',
    `${facts.tenantUrl.host} refused the client "${facts.clientId}" of the app "${facts.appName}" (${status}${said}). ` +
      'Check the client id and the secret: both are on the settings page of the app in this tenant; a secret dies when ' +
      'another is generated, and an archived app gets no token.',
    { details: { status, clientId: facts.clientId, tenant: facts.tenantUrl.host } },
  );
}

function describe({ tenantUrl, tokenPath }: TokenRequestFacts): string {
  return `The token endpoint ${tenantUrl.origin}${tokenPath}`;
}

/** What the server said, as `: words`. Its place differs between RFC 6749, v2 and v3. */
function serverWords(body: unknown): string {
  const members = membersOf(body);
  const { error, error_description: description, message, detail } = members;
  const candidates = [description, message, membersOf(error)['message'], detail, error];
  const words = candidates.find((candidate) => typeof candidate === 'string' && candidate !== '');
  return typeof words === 'string' ? `: ${words.slice(0, 300)}` : '';
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function isPage(body: unknown): boolean {
  return typeof body === 'string' && body.trimStart().startsWith('<');
}
