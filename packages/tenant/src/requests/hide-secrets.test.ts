import {
  array,
  assert,
  boolean,
  constant,
  constantFrom,
  dictionary,
  integer,
  letrec,
  oneof,
  property,
  record,
  string,
  stringMatching,
  tuple,
} from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startTenant } from '../start-tenant.ts';
import { createRequestLog } from './request-log.ts';

const names = [
  'access_token',
  'accessToken',
  'refresh_token',
  'id_token',
  'token',
  'client_secret',
  'clientSecret',
  'Client Secret',
  'client_assertion',
  'code_verifier',
  'signature',
  'X-Amz-Signature',
  'api-key',
  'password',
];

const runs = Number(process.env['LIGASE_PROPERTY_RUNS'] ?? 300);

const marker = 's3cr3t';
const secret = stringMatching(/^[\w"'%&=?#/\\ +.;<>ä-]{0,20}$/u).map((tail) => `${marker}${tail}`);
const secretName = constantFrom(...names);
const harmless = oneof(string(), integer(), boolean(), constant(null), constant('x'.repeat(20_000)));
const address = tuple(secretName, secret).map(
  ([name, value]) => `http://127.0.0.1/f?a=1&${encodeURIComponent(name)}=${encodeURIComponent(value)}&b=2`,
);

/** A value with secrets in any depth, by a name, by a type, in an address, or in a JSON that is a text in this one. */
const { value: json } = letrec<{ readonly value: unknown }>((tie) => ({
  value: oneof(
    { depthSize: 'small' },
    harmless,
    address,
    tuple(secretName, secret).map(([name, value]) => ({ [name]: value })),
    tuple(secretName, tie('value'), secret).map(([name, more, value]) => ({ more, [name]: [value, { value }] })),
    secret.map((value) => ({ type: 'secure_text', value })),
    tuple(secret, harmless).map(([value, more]) => ({ value, more, type: 'secure_text' })),
    secret.map((value) => ({ value, __typename: 'SecureTextAppConfigValue' })),
    secret.map((value) => `http://ada:${encodeURIComponent(value)}@127.0.0.1/`),
    array(tie('value'), { maxLength: 3 }),
    dictionary(string(), tie('value'), { maxKeys: 3 }),
    tie('value').map((value) => ({ value: JSON.stringify(value) })),
  ),
}));

const parameters = array(oneof(tuple(secretName, secret), tuple(constant('code'), secret)), {
  minLength: 1,
  maxLength: 3,
}).map((pairs) => new URLSearchParams([['name', 'Run 42'], ...pairs]).toString());

const escapedNames = (text: string): string => text.replaceAll('_', String.raw`\u005f`);
const body = oneof(
  json.map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value, null, 2)),
  json.map((value) => escapedNames(JSON.stringify(value))),
  json.map((value) => `${JSON.stringify({ value })},`),
  parameters,
  parameters.map((form) => form.replaceAll('_', '%5F')),
);

const contentType = constantFrom(
  'application/json',
  'application/json; charset=utf-8',
  'application/x-www-form-urlencoded',
  'Application/JSON',
  'text/plain',
  'application/octet-stream',
);

const headers = tuple(
  secret,
  secret,
  address,
  constantFrom('authorization', 'cookie', 'x-api-key', 'set-cookie', 'proxy-authorization'),
).map(([first, second, referer, name]) => ({ authorization: `Bearer ${first}`, [name]: second, referer }));

const exchange = record({ query: parameters, headers, body, contentType, answer: body, answerType: contentType });

describe('what is kept of a request', () => {
  it('is never a secret, wherever in the request or the answer it was', { timeout: 5000 + runs * 5 }, () => {
    const holds = property(exchange, ({ query, headers: sent, body: written, contentType, answer, answerType }) => {
      const log = createRequestLog();
      log.add({
        at: 0,
        operationId: null,
        principalId: null,
        principalName: null,
        durationMs: 1,
        diagnosis: null,
        request: {
          method: 'POST',
          url: `/api/v2/entries?${query}`,
          headers: { ...sent, 'content-type': contentType },
          body: written,
        },
        response: { status: 200, headers: { location: `/?${query}`, 'content-type': answerType }, body: answer },
      });

      expect(JSON.stringify([log.list(), log.get(1)])).not.toContain(marker);
    });

    assert(holds, { numRuns: runs });
  });

  it('reaches the console without a secret, when it came over the wire', async () => {
    const tenant = await startTenant();
    onTestFinished(() => tenant.close());
    const authorization = `Bearer ${marker}`;
    const query = `access_token=${marker}&code=${marker}&name=Run+42`;
    const form = new URLSearchParams({ client_id: 'app', client_secret: marker, client_assertion: marker });
    const bodies = [form, JSON.stringify({ type: 'secure_text', value: marker }), `{"password": "${marker}",}`];
    for (const [index, sent] of bodies.entries())
      await fetch(`${tenant.url}/api/v2/${['token', 'app-configuration-items', 'entries'][index]}?${query}`, {
        method: 'POST',
        headers: { authorization, ...(index > 0 && { 'content-type': 'application/json' }) },
        body: sent,
      });

    const replies = [1, 2, 3].map((number) => tenant.control.getRequest({ number }));

    expect(replies.map(({ requestShown }) => requestShown)).toEqual(['redacted', 'redacted', 'withheld']);
    expect(replies.map(({ query: shown }) => shown)).toEqual(
      replies.map(() => 'access_token=(not kept)&code=(not kept)&name=Run+42'),
    );
    expect(JSON.stringify([replies, tenant.control.listRequests({})])).not.toContain(marker);
  });
});
