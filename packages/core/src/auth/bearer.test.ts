import { expect, it } from 'vitest';
import { errorBody, testClient } from '../../test/test-client.ts';
import { apiKey } from './api-key.ts';
import { bearer } from './bearer.ts';

const handle = () => ({ status: 200, body: { entries: [] } });

it('sends an API key as the user name of HTTP Basic, with an empty password', async () => {
  const client = testClient({ auth: apiKey('sk_secret'), handle });

  await client.settle(client.benchling.request('GET /entries'));

  expect(client.seen[0]?.headers['authorization']).toBe(`Basic ${btoa('sk_secret:')}`);
});

it('does not send a refused API key a second time', async () => {
  const client = testClient({ auth: apiKey('sk_secret'), handle: () => ({ status: 401, body: errorBody('No.') }) });

  const reading = client.settle(client.benchling.request('GET /entries'));

  await expect(reading).rejects.toMatchObject({
    code: 'AUTH_TOKEN_REJECTED',
    message: expect.stringContaining('API key of the app "quickstart"') as string,
  });
  expect(client.seen).toHaveLength(1);
});

it('asks the function for a token once, until the token ends', async () => {
  let asked = 0;
  const client = testClient({
    auth: bearer(() => ({ token: `id-token-${++asked}`, expiresAt: client.clock.now() + 60_000 })),
    handle,
  });
  const readAfter = async (ms: number): Promise<void> => {
    await client.clock.sleep(ms);
    await client.benchling.request('GET /entries');
  };

  await client.settle(
    readAfter(0)
      .then(() => readAfter(1_000))
      .then(() => readAfter(59_000)),
  );

  expect(client.seen.map(({ headers }) => headers['authorization'])).toEqual([
    'Bearer id-token-1',
    'Bearer id-token-1',
    'Bearer id-token-2',
  ]);
});

it('takes a token that was read from a file with its line break', async () => {
  const client = testClient({ auth: bearer(() => 'id-token\n'), handle });

  await client.settle(client.benchling.request('GET /entries'));

  expect(client.seen[0]?.headers['authorization']).toBe('Bearer id-token');
});

it.each([
  ['is empty', () => ''],
  ['has spaces', () => 'Bearer id-token'],
  ['failed', () => Promise.reject(new Error('the identity provider is down'))],
])('says so when the token %s', async (_, getToken) => {
  const client = testClient({ auth: bearer(getToken), handle });

  const reading = client.settle(client.benchling.request('GET /entries'));

  await expect(reading).rejects.toMatchObject({ code: 'AUTH_TOKEN_REJECTED' });
  expect(client.seen).toHaveLength(0);
});
