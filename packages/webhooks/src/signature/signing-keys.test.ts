import { fakeClock } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { deferred } from '../../test/deferred.ts';
import { senderKey } from '../../test/benchling-sender.ts';
import { keyServer } from '../../test/key-server.ts';
import { jwksUrl } from './jwks-url.ts';
import { signingKeys } from './signing-keys.ts';

const hour = 3_600_000;

function lab() {
  const server = keyServer(senderKey());
  const clock = fakeClock();
  const keys = signingKeys({ url: jwksUrl('appdef_1'), clock, fetch: server.fetch });
  return { server, clock, keys };
}

describe('signingKeys', () => {
  it('are fetched once, however many deliveries wait for them', async () => {
    const { server, keys } = lab();

    await Promise.all(Array.from({ length: 50 }, () => keys.current()));

    expect(server.asked).toEqual(['https://apps.benchling.com/api/v1/apps/appdef_1/jwks']);
  });

  it('of a legacy app are where Benchling has those', () => {
    const urls = [jwksUrl('app_1').href, jwksUrl('appdef_1', 'http://127.0.0.1:4180').href];

    expect(urls).toEqual(['https://benchling.com/apps/jwks/app_1', 'http://127.0.0.1:4180/api/v1/apps/appdef_1/jwks']);
  });

  it('are fetched anew before they are too old, while nobody waits', async () => {
    const { server, clock, keys } = lab();
    const [first] = await keys.current();
    await clock.advance(3 * hour);
    const asked = deferred<void>();
    const answer = deferred<Response>();
    const second = senderKey('key_2');
    server.answerNext(() => {
      asked.resolve();
      return answer.promise;
    });

    const meanwhile = await keys.current();
    await asked.promise;
    answer.resolve(Response.json({ keys: [second.jwk] }));
    const newer = await keys.newerThan(meanwhile);

    expect(meanwhile).toEqual([first]);
    expect(newer).toHaveLength(1);
    expect(await keys.current()).toEqual(newer);
  });

  it('are still good for six hours while Benchling does not answer, and then no more', async () => {
    const { server, clock, keys } = lab();
    await keys.current();
    const down = (): Promise<Response> => Promise.reject(new Error('ECONNREFUSED'));
    server.answerNext(down, down);
    await clock.advance(5 * hour);
    const meanwhile = await keys.current();
    await clock.advance(hour);

    const late = keys.current();

    expect(meanwhile).toHaveLength(1);
    await expect(late).rejects.toMatchObject({ code: 'NET_UNREACHABLE' });
  });

  it('stay as they are when what comes has no key in it', async () => {
    const { server, clock, keys } = lab();
    const before = await keys.current();
    const empty = (): Response => Response.json({ keys: [{ kty: 'RSA', n: 'AQ', e: 'AQAB' }, null, { kty: 'EC' }] });
    server.answerNext(empty);
    await clock.advance(10_000);

    const newer = keys.newerThan(before);

    await expect(newer).rejects.toMatchObject({ message: expect.stringContaining('no ES256 key') as string });
    expect(await keys.current()).toEqual(before);
  });

  it('are not lost when the clock is set back', async () => {
    const server = keyServer(senderKey());
    let now = 100 * hour;
    const clock = { now: () => now, sleep: () => new Promise<void>(() => {}) };
    const keys = signingKeys({ url: jwksUrl('appdef_1'), clock, fetch: server.fetch });
    await keys.current();
    now = 50 * hour;

    const current = await keys.current();

    expect(current).toHaveLength(1);
    expect(server.asked).toHaveLength(2);
  });
});
