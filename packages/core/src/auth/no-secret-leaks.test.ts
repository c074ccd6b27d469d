import { inspect } from 'node:util';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { testClient } from '../../test/test-client.ts';
import type { Answer, SeenRequest } from '../../test/virtual-server.ts';
import { apiKey } from './api-key.ts';
import { bearer } from './bearer.ts';
import { clientCredentials } from './client-credentials.ts';
import type { AuthStrategy } from './strategy.ts';

const html = { 'content-type': 'text/html' };

/** Everything that a server could say back of a request, and of a token that it gave before. */
const echoes: Readonly<Record<string, (said: string) => Answer>> = {
  'an error': (said) => ({ status: 400, body: { error: { message: said, errorId: said, invalidId: said } } }),
  'an error of an item': (said) => ({
    status: 400,
    body: { error: { message: 'x', errors: [{ index: 0, message: said }] } },
  }),
  'an OAuth error': (said) => ({ status: 401, body: { error: said, error_description: said } }),
  'a refusal': (said) => ({ status: 403, body: { error: { message: said } } }),
  'a missing object': (said) => ({ status: 404, body: { error: { message: said, invalidIds: [said] } } }),
  'a conflict': (said) => ({ status: 409, body: { error: { message: said, conflicts: [{ [said]: said }] } } }),
  'a fault': (said) => ({ status: 500, body: { type: 'x', title: said, detail: { said }, errorId: said } }),
  'a failed task': (said) => ({ status: 200, body: { status: 'FAILED', message: said, errors: [{ message: said }] } }),
  'a page': (said) => ({ status: 200, headers: html, body: said }),
  'a page of a fault': (said) => ({ status: 502, headers: html, body: said }),
  'a text that claims to be JSON': (said) => ({ status: 200, body: said }),
  nothing: () => 'drop',
};

const strategies: Readonly<Record<string, (secret: string) => AuthStrategy>> = {
  basic: (clientSecret) => clientCredentials({ clientId: 'Ts7jtwPohM', clientSecret, style: 'basic' }),
  form: (clientSecret) => clientCredentials({ clientId: 'Ts7jtwPohM', clientSecret, style: 'form' }),
  key: (secret) => apiKey(secret),
  bearer: (secret) => bearer(() => secret),
  'bearer that fails later': (secret) => {
    let calls = 0;
    return bearer(() => {
      calls += 1;
      if (calls > 1) throw new Error(`could not renew ${secret}`, { cause: { secret } });
      return secret;
    });
  },
};

it('no secret is in any error or log line, whatever a server says back', async () => {
  const secrets = fc.stringMatching(/^[!-~]{12,40}$/);
  const cases = fc.record({
    secret: secrets,
    token: secrets,
    strategy: fc.constantFrom(...Object.keys(strategies)),
    answer: fc.constantFrom(...Object.keys(echoes)),
    tokenWorks: fc.boolean(),
    route: fc.constantFrom('GET /entries', 'POST /entries', 'task'),
  });

  await fc.assert(
    fc.asyncProperty(cases, async ({ secret, token, strategy, answer, tokenWorks, route }) => {
      const lines: unknown[] = [];
      let issued = '';
      const log = { child: () => log, debug: keep, info: keep, warn: keep, error: keep };
      function keep(...line: unknown[]): void {
        lines.push(line);
      }
      const client = testClient({
        auth: (strategies[strategy] as (secret: string) => AuthStrategy)(secret),
        log,
        limits: { unlimited: true },
        handle(request) {
          if (request.path === '/api/v2/token' && tokenWorks) {
            issued = token;
            return { status: 200, body: { access_token: token, expires_in: 900, token_type: 'Bearer' } };
          }
          return (echoes[answer] as (said: string) => Answer)(echoOf(request, secret, token));
        },
      });
      const { benchling } = client;

      const error = await client
        .settle<unknown>(
          route === 'task'
            ? benchling.waitForTask('task-1')
            : benchling.request(route as 'POST /entries', { body: { name: 'x', folderId: 'lib_1' } }),
        )
        .then(
          () => undefined,
          (failure: unknown) => failure,
        );

      const shown = [...everythingOf(error), inspect([log, lines], { depth: 9 })].join('\n');
      for (const form of [
        secret,
        ...(issued === '' ? [] : [issued]),
        btoa(`Ts7jtwPohM:${secret}`),
        btoa(`${secret}:`),
      ]) {
        expect(shown).not.toContain(form);
        expect(shown).not.toContain(JSON.stringify(form).slice(1, -1));
      }
    }),
    { seed: 20_260_105, numRuns: 400 },
  );
});

function echoOf(request: SeenRequest, secret: string, token: string): string {
  return [request.headers['authorization'], request.body, secret, token].join(' and ');
}

/** All that could be printed, sent or stored of an error. */
function everythingOf(error: unknown): readonly string[] {
  const chain: Error[] = [];
  for (let one = error; one instanceof Error; one = one.cause) chain.push(one);
  return [
    inspect(error, { depth: 12, showHidden: true }),
    JSON.stringify(error) ?? '',
    ...chain.flatMap((one) => [String(one), one.stack ?? '', JSON.stringify(one)]),
  ];
}
