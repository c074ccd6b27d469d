import { constantFrom, integer, oneof, option, record, string, uniqueArray, type Arbitrary } from 'fast-check';

/** A request as it is written on a connection. */
export interface OddRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly string[];
  readonly body: string;
}

const method = constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'get', 'NONSENSE');

// What stands for an id: escapes that are none, ways out of a folder, control characters, more than one segment.
const segment = constantFrom(
  'lib_DemoDesi',
  '%',
  '%zz',
  '%c3%28',
  '%00',
  '%0d%0aset-cookie:%20a=b',
  '%ed%a0%80',
  '..',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '..%5c..%5cwindows',
  ':archive',
  '%3Aarchive',
  '__proto__',
  'constructor',
  'x'.repeat(3000),
  ' ',
  '\u00e9',
  '{}',
);

const strayPath = constantFrom(
  '/',
  '*',
  '//',
  '/api/v2',
  '/api/v2/',
  '/api/v2//entries',
  '/api/v2/../../etc/passwd',
  '/api/v2/blobs/..%2f..%2f..%2fetc%2fpasswd/download',
  '/api/v1/apps/%/jwks',
  '/api/v9/entries',
  '/storage/../../etc/passwd?for=download&expires=9999999999999&signature=00',
  '/storage/%?signature=',
  '/control/v1/apps/%',
  '/control/v1/openapi.json',
  '/oauth/authorize?response_type=%',
  '/oauth/token',
  '/oidc/.well-known/openid-configuration',
  'http://127.0.0.1/api/v2/entries',
  'entries',
);

const value = constantFrom(
  '',
  'a',
  '%',
  '%0d%0a',
  '-1',
  '1e9',
  '99999999999999999999',
  'null',
  '%00',
  "';--",
  ',,,',
  'a,a',
);
const name = constantFrom(
  'pageSize',
  'nextToken',
  'sort',
  'ids',
  'returning',
  'createdAt',
  'modifiedAt',
  'schemaFields',
  'schemaField.',
  'schemaField.__proto__',
  'unicorns',
  '__proto__',
  '%',
  '',
);
const parameter = record({ name, value }).map((one) => `${one.name}=${one.value}`);
// A parameter that comes twice, and one that nobody knows, are among them.
const query = option(
  uniqueArray(parameter, { minLength: 1, maxLength: 4 }).map((ones) => `?${[...ones, ones[0]].join('&')}`),
);

const body = oneof(
  constantFrom(
    '',
    '{',
    '{"name":',
    '{"name": "a"',
    'null',
    '[]',
    '[[[[[[[[[[[[[[[[[[',
    '0',
    '"text"',
    '\u00ff\u00fe',
    '{"name":"\\ud800"}',
    '{"name":"a\\u0000b"}',
    '{"__proto__":{"a":1},"constructor":1}',
    '{"name":"a","name":"b"}',
    '{"pageSize":1e400}',
    `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
    'grant_type=client_credentials&client_id=%&client_secret=%',
  ),
  string({ unit: 'binary', maxLength: 20 }),
);

const header = constantFrom(
  'content-type: application/json',
  'content-type: text/plain',
  'content-type: multipart/form-data',
  'content-type: ;;;',
  'content-type: application/x-www-form-urlencoded',
  'content-encoding: gzip',
  'accept: image/png',
  'early-access: true',
  'expect: miracles',
  'origin: https://evil.example',
  'x-forwarded-host: evil.example',
  'cookie: a=b\u0001',
  'no colon in it',
  'x-twice: 1\r\nx-twice: 2',
  `x-long: ${'x'.repeat(20_000)}`,
  'transfer-encoding: nonsense',
  'upgrade: websocket\r\nconnection: upgrade',
);
const authorization = constantFrom(
  'authorization: Basic %',
  'authorization: Basic OjpbOg==',
  'authorization: Bearer',
  'authorization: Bearer a.b.c',
  'authorization: Bearer eyJhbGciOiJub25lIn0.e30.',
  'authorization: Nonsense',
);
const wrongLength = option(integer({ min: -1, max: 0 }), { freq: 10 });

/**
 * Requests that no client of Benchling's would send, to operations with these path templates and to other places.
 * `credential` is right, and goes with most of them.
 */
export function oddRequest(templates: readonly string[], credential: string): Arbitrary<OddRequest> {
  const path = record({ template: constantFrom(...templates), segment }).map(filled);
  return record({
    method,
    path: oneof({ weight: 4, arbitrary: path }, { weight: 1, arbitrary: strayPath }),
    query,
    body,
    authorization: oneof({ weight: 4, arbitrary: constantFrom(credential) }, { weight: 1, arbitrary: authorization }),
    headers: uniqueArray(header, { maxLength: 3 }),
    wrongLength,
  }).map((made) => ({
    method: made.method,
    target: `${made.path}${made.path.includes('?') ? '' : (made.query ?? '')}`,
    headers: [
      'host: 127.0.0.1',
      made.authorization,
      `content-length: ${made.wrongLength ?? Buffer.byteLength(made.body)}`,
      ...made.headers,
    ],
    body: made.wrongLength === null ? made.body : '',
  }));
}

function filled({ template, segment: id }: { readonly template: string; readonly segment: string }): string {
  return template.replaceAll(/\{[^}]+\}/gu, () => id);
}

/** The bytes of a request. */
export function bytesOf({ method: verb, target, headers, body: text }: OddRequest): Buffer {
  return Buffer.from(`${verb} ${target} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n${text}`);
}
