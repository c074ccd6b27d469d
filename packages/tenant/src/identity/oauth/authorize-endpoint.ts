import type { Apps } from '../../apps/apps.ts';
import type { RawHandler, TenantResponse } from '../../request.ts';
import type { Database } from '../../store/database.ts';
import type { User, Users } from '../users.ts';
import type { CodeChallenge, Grants } from './grants.ts';

/** What {@link createAuthorizeEndpoint} works with. */
export interface AuthorizeParts {
  readonly db: Database;
  readonly apps: Apps;
  readonly users: Users;
  readonly grants: Grants;
}

/**
 * Answers `GET /oauth/authorize`, where a person lets an app act for them: sends the browser back with a code.
 * Nobody has a password here: `login_hint` names the user, by handle or email; without it a page offers all of them.
 */
export function createAuthorizeEndpoint({ db, apps, users, grants }: AuthorizeParts): RawHandler {
  return ({ method, url }) => {
    const { pathname, searchParams: query } = new URL(url, 'http://tenant');
    if (method !== 'GET' || pathname !== '/oauth/authorize') return page(404, `There is no ${method} ${pathname}.`);
    const clientId = query.get('client_id') ?? '';
    const app = apps.credential(clientId)?.app;
    const target = redirectTarget(query.get('redirect_uri'));
    // Where these are wrong nobody may be sent anywhere: RFC 6749 section 4.1.2.1.
    if (app === undefined) return page(400, `Invalid client_id: ${clientId}. There is no such app.`);
    if (target === undefined) return page(400, 'Invalid redirect_uri: it takes an absolute address of http or https.');
    const state = query.get('state');
    const back = (answer: Readonly<Record<string, string>>): TenantResponse => {
      for (const [name, value] of Object.entries({ ...answer, ...(state !== null && { state }) }))
        target.searchParams.set(name, value);
      return { status: 302, headers: { location: target.href, 'cache-control': 'no-store' }, body: '' };
    };
    if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
    const codeChallenge = challengeOf(query);
    if (codeChallenge === undefined) return back({ error: 'invalid_request' });

    const hint = query.get('login_hint') ?? '';
    const user = users.find(hint) ?? users.get(hint);
    if (user === undefined || user.isSuspended)
      return page(200, `${app.name} asks to act for you. Who are you?`, links(query, users.list()));
    const code = db.transaction(() =>
      grants.issueCode({
        appId: app.id,
        userId: user.id,
        redirectUri: query.get('redirect_uri') ?? '',
        scope: query.get('scope') ?? '',
        nonce: query.get('nonce'),
        codeChallenge,
      }),
    );
    return back({ code });
  };
}

function redirectTarget(text: string | null): URL | undefined {
  const target = URL.parse(text ?? '');
  return target !== null && /^https?:$/u.test(target.protocol) ? target : undefined;
}

/** `null` when none was sent, `undefined` when it is of an unknown kind. */
function challengeOf(query: URLSearchParams): CodeChallenge | null | undefined {
  const challenge = query.get('code_challenge');
  if (challenge === null) return null;
  const method = query.get('code_challenge_method') ?? 'plain';
  return method === 'plain' || method === 'S256' ? { challenge, method } : undefined;
}

function links(query: URLSearchParams, users: readonly User[]): string {
  const items = users
    .filter(({ isSuspended }) => !isSuspended)
    .map(({ name, handle }) => {
      const chosen = new URLSearchParams(query);
      chosen.set('login_hint', handle);
      return `<li><a href="/oauth/authorize?${escaped(chosen.toString())}">${escaped(name)}</a></li>`;
    });
  return `<ul>${items.join('')}</ul>`;
}

function page(status: number, message: string, more = ''): TenantResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    },
    body: `<!doctype html><html lang="en"><title>Local tenant: sign in</title><h1>Local tenant</h1><p>${escaped(message)}</p>${more}</html>`,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => ENTITIES[character] ?? character);
}
