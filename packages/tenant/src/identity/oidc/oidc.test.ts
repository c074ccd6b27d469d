import { createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { v3Lab } from '../../../test/support/v3-lab.ts';

const company = 'https://login.example.com';
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function companyKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const jwks = { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1' }] };
  const token = (claims: object, key: KeyObject = privateKey, header: object = { alg: 'ES256', kid: 'k1' }): string => {
    const content = `${part(header)}.${part({ iss: company, aud: 'pipeline', exp: 4_000_000_000, ...claims })}`;
    const signature = sign('sha256', Buffer.from(content), { key, dsaEncoding: 'ieee-p1363' });
    return `${content}.${signature.toString('base64url')}`;
  };
  return { jwks, token };
}

describe("the tenant's own identity provider", () => {
  it('lets people call either version of the API with an id token, until it expires', async () => {
    const { control, as, send, annId, projectId, clock } = await v3Lab();
    const { idToken } = control.issueIdToken({ userId: 'ann', audience: 'pipeline', expiresInSeconds: 60 });
    const authorization = `Bearer ${idToken}`;

    const v3 = await as(authorization)('PATCH', `/project/${projectId}`, { name: 'Vectors' });
    const v2 = await send('GET', `/api/v2/projects/${projectId}`, { authorization });
    clock.advance(60_000);
    const late = await send('GET', `/api/v2/projects/${projectId}`, { authorization });

    expect([v3.status, v2.status, late.status]).toEqual([200, 200, 401]);
    expect(control.listAuditLog({ itemId: projectId }).at(-1)).toMatchObject({ userId: annId });
    expect(control.listRequests({ limit: 10 }).map(({ diagnosis }) => diagnosis)).toContain('token-expired');
  });

  it('publishes what it takes to check its tokens', async () => {
    const { control, send } = await v3Lab();
    const { idToken } = control.issueIdToken({ userId: 'ann', audience: 'pipeline' });
    const [head = '', body = '', signature = ''] = idToken.split('.');

    const discovery = await send('GET', '/oidc/.well-known/openid-configuration', {});
    const jwks = await send('GET', new URL(discovery.body.jwks_uri).pathname, {});
    const key = createPublicKey({ key: jwks.body.keys[0], format: 'jwk' });
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString());

    expect(verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(claims).toMatchObject({ iss: discovery.body.issuer, aud: 'pipeline', email: 'ann@example.com' });
    expect(jwks.body.keys[0]).not.toHaveProperty('d');
  });

  it('signs people in to an app that asks for the scope openid', async () => {
    const { control, send, annId } = await v3Lab();
    const { clientId, clientSecret } = control.generateAppSecret({ appId: control.createApp({ name: 'Portal' }).id });
    const redirect_uri = 'http://127.0.0.1:9/back';
    const query = { response_type: 'code', client_id: clientId, redirect_uri, scope: 'openid email', nonce: 'n1' };
    const form = { grant_type: 'authorization_code', client_id: clientId, client_secret: clientSecret, redirect_uri };

    const asked = new URLSearchParams({ ...query, login_hint: 'ann@example.com' }).toString();
    const { headers } = await send('GET', `/oauth/authorize?${asked}`, {});
    const code = new URL(headers['location'] ?? '').searchParams.get('code') ?? '';
    const { body } = await send(
      'POST',
      '/oauth/token',
      { 'content-type': 'application/x-www-form-urlencoded' },
      new URLSearchParams({ ...form, code }).toString(),
    );
    const claims = JSON.parse(Buffer.from(String(body.id_token).split('.')[1] ?? '', 'base64url').toString());

    expect(claims).toMatchObject({ sub: annId, aud: clientId, nonce: 'n1' });
  });
});

describe("a company's identity provider", () => {
  it('is trusted once its keys are handed in, and no longer than that', async () => {
    const { control, as, annId } = await v3Lab();
    const { jwks, token } = companyKeys();
    const call = as(`Bearer ${token({ email: 'ann@example.com' })}`);

    const before = await call('GET', `/user/${annId}`);
    control.trustIssuer({ issuer: company, jwks, audiences: ['pipeline'] });
    const trusted = await call('GET', `/user/${annId}`);
    const listed = control.listTrustedIssuers();
    control.distrustIssuer({ issuer: company });
    const after = await call('GET', `/user/${annId}`);

    expect([before.status, trusted.status, after.status]).toEqual([401, 200, 401]);
    expect(listed).toEqual([{ issuer: company, jwks, audiences: ['pipeline'] }]);
  });

  it('can be trusted by settings from the start', async () => {
    const { jwks, token } = companyKeys();
    const { as, annId } = await v3Lab({ identity: { issuers: [{ issuer: company, jwks }] } });

    const { status } = await as(`Bearer ${token({ email: 'ann@example.com' })}`)('GET', `/user/${annId}`);

    expect(status).toBe(200);
  });

  it('cannot vouch for whom the tenant does not know, for another audience, or with another key', async () => {
    const { jwks, token } = companyKeys();
    const { as, annId, control } = await v3Lab({
      identity: { issuers: [{ issuer: company, jwks, audiences: ['pipeline'] }] },
    });
    const email = 'ann@example.com';
    const stranger = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const unsigned = `${part({ alg: 'none' })}.${part({ iss: company, aud: 'pipeline', exp: 4_000_000_000, email })}.`;
    const tokens = [
      token({ email: 'nobody@example.com' }),
      token({}),
      token({ email, aud: 'another' }),
      token({ email, exp: 1 }),
      token({ email, iss: 'https://evil.example.com' }),
      token({ email }, stranger),
      token({ email }, undefined, { alg: 'RS256', kid: 'k1' }),
      unsigned,
      'not.a.token',
    ];

    const answers = [];
    for (const one of tokens) answers.push((await as(`Bearer ${one}`)('GET', `/user/${annId}`)).status);
    const diagnoses = control.listRequests({ limit: tokens.length }).map(({ diagnosis }) => diagnosis);

    expect(answers).toEqual(tokens.map(() => 401));
    expect(new Set(diagnoses)).toEqual(
      new Set(['email-unknown', 'audience-not-expected', 'token-expired', 'issuer-not-trusted', 'token-malformed']),
    );
  });

  it('cannot vouch for a user who is suspended', async () => {
    const { jwks, token } = companyKeys();
    const { as, annId, control } = await v3Lab({ identity: { issuers: [{ issuer: company, jwks }] } });
    control.suspendUser({ userId: annId, isSuspended: true });

    const { status } = await as(`Bearer ${token({ email: 'ann@example.com' })}`)('GET', `/user/${annId}`);

    expect(status).toBe(401);
  });
});
