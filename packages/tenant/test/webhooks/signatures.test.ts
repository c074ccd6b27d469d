import { describe, expect, it } from 'vitest';
import { messageTypes } from '../../src/apps/manifest/message-type.ts';
import { startWebhookLab } from '../support/start-webhook-lab.ts';
import { collectWebhooks } from './collect-webhooks.ts';
import { forgeries } from './forgeries.ts';
import { isGenuine, type Jwks } from './verify-webhook.ts';

const seconds = (): number => Date.now() / 1000;
const jwksOf = async (url: string, path: string): Promise<Jwks> => (await fetch(url + path)).json() as Promise<Jwks>;

describe('signatures of webhooks', () => {
  it('are accepted for every type of message, and refused for every kind of forgery', async () => {
    const { lab, genuine, loot } = await collectWebhooks();
    const jwks = await jwksOf(lab.tenant.url, `/api/v1/apps/${loot.genuine.definitionId}/jwks`);

    const refused = genuine.filter((webhook) => !isGenuine(webhook, jwks, seconds()));
    const accepted = Object.entries(forgeries).filter(([, forge]) => isGenuine(forge(loot), jwks, seconds()));

    expect(genuine).toHaveLength(messageTypes.length);
    expect(Object.keys(forgeries).length).toBeGreaterThanOrEqual(20);
    expect(refused).toEqual([]);
    expect(accepted.map(([kind]) => kind)).toEqual([]);
  });

  it('are made with both keys while one follows the other, and then with the new one alone', async () => {
    const { tenant, receiver, deliveries, admin, clock, appId, definitionId, folderId } = await startWebhookLab({
      settings: { webhooks: { keyOverlapMs: 60_000 } },
    });
    const path = `/api/v1/apps/${definitionId}/jwks`;
    const send = async () => {
      await admin('POST', '/entries', { name: 'Run', folderId });
      await deliveries.idle();
      const { headers, body } = receiver.received.at(-1) ?? { headers: {}, body: '' };
      return { definitionId, headers, body };
    };
    const before = await jwksOf(tenant.url, path);
    const rotated = tenant.control.rotateWebhookKeys({ appId });
    const during = await jwksOf(tenant.url, path);
    const overlapping = await send();
    clock.advance(60_000);
    const after = await jwksOf(tenant.url, path);
    const later = await send();

    const now = clock.now() / 1000;
    const knowing = [before, during, after].map((jwks) => [
      isGenuine(overlapping, jwks, now),
      isGenuine(later, jwks, now),
    ]);

    expect(rotated.map(({ endsAt }) => endsAt !== null)).toEqual([false, true]);
    expect([before, during, after].map(({ keys }) => keys.length)).toEqual([1, 2, 1]);
    expect(knowing).toEqual([
      [true, false],
      [true, true],
      [true, true],
    ]);
  });

  it('are checked against public keys only, of an app that there is', async () => {
    const { tenant, appId, definitionId } = await startWebhookLab();

    const jwks = await jwksOf(tenant.url, `/api/v1/apps/${definitionId}/jwks`);
    const legacy = await fetch(`${tenant.url}/apps/jwks/${appId}`);
    const unknown = await fetch(`${tenant.url}/api/v1/apps/appdef_none/jwks`);

    const [key] = jwks.keys;
    expect(key).toEqual({
      kty: 'EC',
      crv: 'P-256',
      x: expect.any(String),
      y: expect.any(String),
      kid: expect.stringMatching(/^key_/u),
      alg: 'ES256',
      use: 'sig',
    });
    expect([legacy.status, unknown.status]).toEqual([200, 404]);
  });
});
