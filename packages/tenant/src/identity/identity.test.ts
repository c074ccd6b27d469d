import { describe, expect, it } from 'vitest';
import { movableClock } from '../clock/movable-clock.ts';
import { sequentialIds } from '../ids/sequential-ids.ts';
import type { RawHandler } from '../request.ts';
import { openDatabase } from '../store/open-database.ts';
import { createTenantParts, type TenantSettings } from '../tenant-parts.ts';
import type { AuthenticationError } from './authentication-error.ts';

function lab(settings: TenantSettings = {}) {
  const db = openDatabase(':memory:');
  const clock = movableClock();
  const parts = createTenantParts({ db, clock, ids: sequentialIds(), url: () => 'http://lab' }, settings);
  db.migrate(parts.features.flatMap(({ migrations = [] }) => migrations));
  const user = parts.users.create({ name: 'Ada Fox', handle: 'ada', email: 'ada@lab.test' });
  const app = parts.apps.create({ name: 'Slack app', description: '', creatorId: user.id });
  const secret = parts.apps.renewSecret(app.id);
  const token = parts.features[0]?.operations?.['generateToken']?.handleRaw as RawHandler;
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) => {
    const { status, body } = token({
      method: 'POST',
      url: '/api/v2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(form).toString(),
    });
    return { status, body: JSON.parse(body as string) as Record<string, unknown> };
  };
  const form = { grant_type: 'client_credentials', client_id: app.clientId, client_secret: secret };
  const bearer = () => ({ authorization: `Bearer ${String(post(form).body['access_token'])}` });
  return { ...parts, clock, db, user, app, secret, post, form, bearer };
}
const basic = (name: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`,
});
const diagnosis = (work: () => unknown) => {
  try {
    work();
    return 'known';
  } catch (error) {
    return (error as AuthenticationError).diagnosis;
  }
};

describe('identity', () => {
  it('gives an app a token of 900 seconds for its id and secret, sent in the form or as HTTP Basic', () => {
    const { post, form, app, secret } = lab();

    const inForm = post(form);
    const inHeader = post({ grant_type: 'client_credentials' }, basic(app.clientId, secret));

    for (const { status, body } of [inForm, inHeader]) {
      expect(status).toBe(200);
      expect(body).toEqual({ access_token: expect.any(String), expires_in: 900, token_type: 'Bearer' });
    }
  });

  it('knows an app by its token until the token expires', () => {
    const { identity, bearer, app, clock } = lab();
    const headers = bearer();

    const principal = identity.authenticate(headers);
    clock.advance(900_000);

    expect(principal).toMatchObject({ kind: 'app', id: app.principalId, appId: app.id, name: 'Slack app' });
    expect(diagnosis(() => identity.authenticate(headers))).toBe('token-expired');
  });

  it.each([
    ['no grant type', { grant_type: '' }, 400, 'unsupported_grant_type'],
    ['another grant type', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['no secret', { client_secret: undefined }, 401, 'invalid_client'],
    ['a wrong secret', { client_secret: 'guess' }, 401, 'invalid_client'],
    ['an unknown client', { client_id: 'nobody' }, 401, 'invalid_client'],
  ])('refuses a token request with %s', (_what, changed, status, type) => {
    const { post, form } = lab();
    const sent = Object.entries({ ...form, ...changed }).filter(
      (member): member is [string, string] => member[1] !== undefined,
    );

    const answer = post(Object.fromEntries(sent));

    expect(answer).toMatchObject({ status, body: { error: { type } } });
  });

  it('refuses the old secret once there is a new one, and every secret of an archived app', () => {
    const { post, form, apps, app } = lab();

    const renewed = apps.renewSecret(app.id);
    const old = post(form).status;
    apps.update(app.id, { archiveReason: 'Retired' });
    const archived = post({ ...form, client_secret: renewed }).status;
    apps.update(app.id, { archiveReason: null });
    const restored = post({ ...form, client_secret: renewed }).status;

    expect([old, archived, restored]).toEqual([401, 401, 200]);
  });

  it('refuses the tokens of an archived app while it is archived', () => {
    const { identity, bearer, apps, app } = lab();
    const headers = bearer();

    apps.update(app.id, { archiveReason: 'Retired' });
    const archived = diagnosis(() => identity.authenticate(headers));
    apps.update(app.id, { archiveReason: null });

    expect(archived).toBe('app-archived');
    expect(diagnosis(() => identity.authenticate(headers))).toBe('known');
  });

  it('lets tokens outlive the secret they were bought with, unless told otherwise', () => {
    const answers = [false, true].map((secretChangeEndsTokens) => {
      const { identity, bearer, apps, app, clock } = lab({ identity: { secretChangeEndsTokens } });
      const headers = bearer();
      clock.advance(5000);
      apps.renewSecret(app.id);
      return diagnosis(() => identity.authenticate(headers));
    });

    expect(answers).toEqual(['known', 'secret-changed']);
  });

  it('knows a user by the API key with an empty password, until the key is renewed or the user suspended', () => {
    const { identity, users, user } = lab();
    const key = users.renewApiKey(user.id);

    const principal = identity.authenticate(basic(key, ''));
    const withPassword = diagnosis(() => identity.authenticate(basic(key, 'secret')));
    users.update(user.id, { isSuspended: true });
    const suspended = diagnosis(() => identity.authenticate(basic(key, '')));
    users.renewApiKey(user.id);
    const renewed = diagnosis(() => identity.authenticate(basic(key, '')));

    expect(principal).toEqual({ id: user.id, kind: 'user', handle: 'ada', name: 'Ada Fox', isTenantAdmin: false });
    expect([withPassword, suspended, renewed]).toEqual(['api-key-malformed', 'user-suspended', 'api-key-unknown']);
  });

  it('tells the caller the same words whatever was wrong', () => {
    const { identity } = lab();
    const tries = [{}, { authorization: 'Bearer abc' }, { authorization: 'Digest x' }, basic('sk_none', '')];

    const answers = tries.map((headers) => {
      try {
        return identity.authenticate(headers);
      } catch (error) {
        const { status, type, message, extra } = error as AuthenticationError;
        return { status, type, message, extra };
      }
    });

    for (const answer of answers)
      expect(answer).toEqual({
        status: 401,
        type: 'authentication_error',
        message: 'Failed to authenticate',
        extra: {},
      });
  });

  it('remembers when a caller was last seen', () => {
    const { identity, bearer, apps, app, clock } = lab();
    clock.advance(5000);

    identity.authenticate(bearer());

    expect(apps.get(app.id)?.lastSeenAt).toBe(clock.now());
  });

  it('keeps no secret in its rows', () => {
    const { db, users, user, secret } = lab();
    const key = users.renewApiKey(user.id);

    const image = Buffer.from(db.serialize()).toString('latin1');

    expect(image).not.toContain(secret);
    expect(image).not.toContain(key);
  });
});
