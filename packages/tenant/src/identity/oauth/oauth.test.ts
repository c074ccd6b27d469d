import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { v3Lab, type V3Lab } from '../../../test/support/v3-lab.ts';
import type { Answer } from '../../../test/support/start-tenant.ts';
import type { TenantSettings } from '../../tenant-parts.ts';

const redirectUri = 'http://127.0.0.1:9/back';
const formType = { 'content-type': 'application/x-www-form-urlencoded' };

interface OauthLab extends V3Lab {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the browser is sent when ann signs in. */
  readonly signIn: (more?: Record<string, string>) => Promise<URL>;
  readonly token: (form: Record<string, string>) => Promise<Answer>;
}

async function oauthLab(settings?: TenantSettings): Promise<OauthLab> {
  const lab = await v3Lab(settings);
  const { control, send } = lab;
  const { clientId, clientSecret } = control.generateAppSecret({ appId: control.createApp({ name: 'Slack app' }).id });
  const client = { client_id: clientId, client_secret: clientSecret };
  return {
    ...lab,
    clientId,
    clientSecret,
    async signIn(more = {}) {
      const query = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: redirectUri,
        login_hint: 'ann',
        ...more,
      };
      const { headers } = await send('GET', `/oauth/authorize?${new URLSearchParams(query).toString()}`, {});
      return new URL(headers['location'] ?? '');
    },
    token: (form) => send('POST', '/oauth/token', formType, new URLSearchParams({ ...client, ...form }).toString()),
  };
}

const codeIn = (url: URL): string => url.searchParams.get('code') ?? '';

describe('/oauth/token', () => {
  it('gives an app its own token, without a refresh token', async () => {
    const { token, as, clientId, clientSecret, send } = await oauthLab();

    const inForm = await token({ grant_type: 'client_credentials' });
    const inHeader = await send(
      'POST',
      '/oauth/token',
      { ...formType, authorization: `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}` },
      'grant_type=client_credentials',
    );
    const policies = await as(`Bearer ${String(inForm.body.access_token)}`)('GET', '/policy/items');

    for (const { body } of [inForm, inHeader])
      expect(body).toEqual({ access_token: expect.any(String), expires_in: 900, token_type: 'Bearer' });
    expect(policies.status).toBe(200);
  });

  it('gives an app a token of the person who let it act for them', async () => {
    const { signIn, token, as, projectId, control } = await oauthLab();

    const back = await signIn({ state: 's1' });
    const { body } = await token({
      grant_type: 'authorization_code',
      code: codeIn(back),
      redirect_uri: redirectUri,
    });
    const call = as(`Bearer ${String(body.access_token)}`);
    await call('PATCH', `/project/${projectId}`, { name: 'Vectors' });

    expect(back.searchParams.get('state')).toBe('s1');
    expect(body).toMatchObject({ token_type: 'Bearer', refresh_token_expires_in: 2_592_000 });
    expect(control.listAuditLog({ itemId: projectId }).at(-1)).toMatchObject({ userName: 'ann', newValue: 'Vectors' });
  });

  it('takes a code once, in its time, for the address it was sent to', async () => {
    const { signIn, token, clock } = await oauthLab();
    const trade = (code: string, to = redirectUri) =>
      token({ grant_type: 'authorization_code', code, redirect_uri: to });

    const code = codeIn(await signIn());
    const elsewhere = await trade(code, 'http://127.0.0.1:9/other');
    const first = await trade(code);
    const second = await trade(code);
    const late = codeIn(await signIn());
    clock.advance(600_000);
    const expired = await trade(late);

    expect([elsewhere, first, second, expired].map(({ status }) => status)).toEqual([400, 200, 400, 400]);
    expect(second.body).toMatchObject({ error: 'invalid_grant' });
  });

  it('holds a client to its code challenge', async () => {
    const { signIn, token } = await oauthLab();
    const verifier = 'a-verifier-of-at-least-forty-three-characters';
    const challenge = createHash('sha256').update(verifier).digest('base64url');
    const ask = { code_challenge: challenge, code_challenge_method: 'S256' };
    const trade = (code: string, code_verifier: string) =>
      token({ grant_type: 'authorization_code', redirect_uri: redirectUri, code, code_verifier });

    const wrong = await trade(codeIn(await signIn(ask)), 'another');
    const right = await trade(codeIn(await signIn(ask)), verifier);

    expect([wrong.status, right.status]).toEqual([400, 200]);
  });

  it('trades a refresh token for the next one, and ends all of them when one comes twice', async () => {
    const { signIn, token } = await oauthLab();
    const { body } = await token({
      grant_type: 'authorization_code',
      code: codeIn(await signIn()),
      redirect_uri: redirectUri,
    });
    const refresh = (refresh_token: string) => token({ grant_type: 'refresh_token', refresh_token });

    const next = await refresh(body.refresh_token);
    const stolen = await refresh(body.refresh_token);
    const after = await refresh(next.body.refresh_token);

    expect([next, stolen, after].map(({ status }) => status)).toEqual([200, 400, 400]);
    expect(next.body.refresh_token).not.toBe(body.refresh_token);
  });

  it('ends refresh tokens with their time, and those of a suspended user', async () => {
    const { signIn, token, clock, control, annId } = await oauthLab({ grants: { refreshTokenLifetimeSeconds: 60 } });
    const fresh = async (): Promise<string> => {
      const code = codeIn(await signIn());
      return (await token({ grant_type: 'authorization_code', code, redirect_uri: redirectUri })).body.refresh_token;
    };

    const [expiring, of] = [await fresh(), await fresh()];
    control.suspendUser({ userId: annId, isSuspended: true });
    const suspended = await token({ grant_type: 'refresh_token', refresh_token: of });
    control.suspendUser({ userId: annId, isSuspended: false });
    clock.advance(60_000);
    const expired = await token({ grant_type: 'refresh_token', refresh_token: expiring });

    expect([suspended.body.error_description, expired.status]).toEqual(['The user is suspended', 400]);
  });

  it.each([
    ['no grant type', {}, 400, 'invalid_request'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['a wrong secret', { grant_type: 'client_credentials', client_secret: 'guess' }, 401, 'invalid_client'],
    ['no code', { grant_type: 'authorization_code' }, 400, 'invalid_request'],
  ])('refuses %s', async (_what, form, status, error) => {
    const { token } = await oauthLab();

    const answer = await token(form);

    expect(answer).toMatchObject({ status, body: { error } });
  });
});

describe('/oauth/authorize', () => {
  it('asks a person who they are when nothing says so', async () => {
    const { send, clientId, user } = await oauthLab();
    user('<b>mallory</b>');
    const query = new URLSearchParams({ response_type: 'code', client_id: clientId, redirect_uri: redirectUri });

    const { status, body } = await send('GET', `/oauth/authorize?${query.toString()}`, {});

    expect(status).toBe(200);
    expect(body).toContain('Slack app asks to act for you');
    expect(body).toContain('login_hint=ann');
    expect(body).not.toContain('<b>');
  });

  it('sends nobody anywhere for an unknown app or an address that is none', async () => {
    const { send, clientId } = await oauthLab();
    const ask = (query: Record<string, string>) =>
      send('GET', `/oauth/authorize?${new URLSearchParams({ response_type: 'code', ...query }).toString()}`, {});

    const unknown = await ask({ client_id: 'nobody', redirect_uri: redirectUri });
    const nowhere = await ask({ client_id: clientId, redirect_uri: 'javascript:alert(1)' });

    expect([unknown.status, nowhere.status]).toEqual([400, 400]);
  });

  it('tells the app what it asked wrongly', async () => {
    const { signIn } = await oauthLab();

    const implicit = await signIn({ response_type: 'token' });
    const odd = await signIn({ code_challenge: 'x', code_challenge_method: 'MD5' });

    expect(implicit.searchParams.get('error')).toBe('unsupported_response_type');
    expect(odd.searchParams.get('error')).toBe('invalid_request');
  });
});
