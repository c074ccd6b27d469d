import { describe, expect, it } from 'vitest';
import { testClient, type TestClient } from '../../test/test-client.ts';
import type { Answer, SeenRequest } from '../../test/virtual-server.ts';
import { clientCredentials, type ClientCredentialsOptions } from './client-credentials.ts';

const token = { access_token: 'token-number-1', expires_in: 900, token_type: 'Bearer' };

describe('an app with client id and secret', () => {
  it.each([
    ['basic', { authorization: `Basic ${btoa('Ts7jtwPohM:cs_0123456789')}` }, 'grant_type=client_credentials'],
    ['form', {}, 'grant_type=client_credentials&client_id=Ts7jtwPohM&client_secret=cs_0123456789'],
  ] as const)('asks for its token in the %s style', async (style, headers, body) => {
    const client = withTokenAnswer({ status: 200, body: token }, { style });

    await client.settle(client.benchling.request('GET /entries'));

    expect(client.seen[0]).toMatchObject({ method: 'POST', path: '/api/v2/token', headers, body });
    expect(client.seen[1]?.headers['authorization']).toBe('Bearer token-number-1');
  });

  it.each([
    [
      'a wrong secret',
      { status: 401, body: { error: { type: 'invalid_client', message: 'Unknown client.' } } },
      'AUTH_CLIENT_REJECTED',
      /acme\.benchling\.test refused the client "Ts7jtwPohM" of the app "quickstart" \(401: Unknown client\.\)/,
    ],
    [
      'an error of the older kind',
      { status: 400, body: { error: 'invalid_request', error_description: 'Say who you are.' } },
      'AUTH_CLIENT_REJECTED',
      /Say who you are/,
    ],
    [
      'a path that is not there',
      { status: 404 },
      'API_UNEXPECTED_REPLY',
      /does not exist \(404\)\. Check the tenant URL/,
    ],
    ['a redirect', { status: 302 }, 'API_UNEXPECTED_REPLY', /points elsewhere/],
    ['a web page', { status: 200, body: '<html>' }, 'API_UNEXPECTED_REPLY', /is a web page/],
    ['a body without a token', { status: 200, body: {} }, 'API_UNEXPECTED_REPLY', /no access_token/],
    ['a fault', { status: 503 }, 'API_SERVER_FAULT', /503/],
  ] as const)('tells what to do when the token endpoint answers %s', async (_, answer, code, words) => {
    const client = withTokenAnswer(answer);

    const reading = client.settle(client.benchling.request('GET /entries'));

    await expect(reading).rejects.toMatchObject({ code, message: expect.stringMatching(words) as string });
    expect(client.seen.every(({ path }) => path === '/api/v2/token')).toBe(true);
  });

  it('does not take a lost token reply for the unknown outcome of a write', async () => {
    const client = withTokenAnswer('drop');

    const writing = client.settle(
      client.benchling.request('POST /entries', { body: { name: 'a', folderId: 'lib_1' } }),
    );

    await expect(writing).rejects.toMatchObject({ code: 'NET_UNREACHABLE' });
  });
});

function withTokenAnswer(answer: Answer, options: Partial<ClientCredentialsOptions> = {}): TestClient {
  return testClient({
    auth: clientCredentials({ clientId: 'Ts7jtwPohM', clientSecret: 'cs_0123456789', ...options }),
    handle: ({ path }: SeenRequest) => (path === '/api/v2/token' ? answer : { status: 200, body: { entries: [] } }),
  });
}
