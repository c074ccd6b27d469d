import { operations as operationsV2 } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import { assert, asyncProperty } from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { startTenant, type StartedTenant } from '../../src/start-tenant.ts';
import { bytesOf, oddRequest } from './odd-request.ts';
import { rawConnection, type RawAnswer } from './raw-connection.ts';

const runs = Number(process.env['LIGASE_PROPERTY_RUNS'] ?? 1500);
const seed = Number(process.env['LIGASE_PROPERTY_SEED'] ?? 20_260_101);

it(
  'answers what nobody should send with an error of Benchling’s shape, and goes on to answer',
  async () => {
    const faults: unknown[] = [];
    const settings = { limits: { enabled: false } };
    const tenant = await startTenant({
      seed: 'demo',
      settings,
      checkReplies: true,
      onFault: (fault) => faults.push(fault),
    });
    onTestFinished(() => tenant.close());
    const credential = `authorization: Basic ${Buffer.from(`${tenant.admin?.apiKey}:`).toString('base64')}`;
    const usual = Buffer.from(`GET /api/v2/users?pageSize=1 HTTP/1.1\r\nhost: 127.0.0.1\r\n${credential}\r\n\r\n`);
    let connection = await rawConnection(tenant.port);

    const check = asyncProperty(oddRequest(templatesOf(tenant), credential), async (request) => {
      const answer = await connection.send(bytesOf(request));
      if (answer === undefined || answer.headers['connection'] === 'close') {
        connection.close();
        connection = await rawConnection(tenant.port);
      }
      const next = await connection.send(usual);

      expect(problemOf(answer)).toBeUndefined();
      expect(faults).toEqual([]);
      expect(next?.status).toBe(200);
    });

    await assert(check, { numRuns: runs, seed });
    connection.close();
  },
  60_000 + runs * 20,
);

function templatesOf({ served, servedV3 }: StartedTenant): readonly string[] {
  return [
    ...Object.values(operationsV2).flatMap(({ id, path }) => (served.has(id) ? `/api/v2${path}` : [])),
    ...Object.values(operationsV3).flatMap(({ id, path }) => (servedV3.has(id) ? `/api/v3${path}` : [])),
  ];
}

/** What is wrong with an answer to a request that is wrong itself. */
function problemOf(answer: RawAnswer | undefined): string | undefined {
  if (answer === undefined) return 'The connection was closed without an answer.';
  const { status, headers, body } = answer;
  if (status >= 500) return `${status}: ${body}`;
  if (status < 400) return undefined;
  const type = headers['content-type'] ?? '';
  // The page on which people sign in.
  if (type.startsWith('text/html')) return undefined;
  // As the object store behind Benchling does.
  if (type === 'application/xml') return /^<\?xml .*<Error><Code>\w+<\/Code>/su.test(body) ? undefined : body;
  const said = JSON.parse(body) as Readonly<Record<string, unknown>>;
  const { message, type: kind, userMessage } = (said['error'] ?? {}) as Readonly<Record<string, unknown>>;
  const isEnvelope = [message, kind, userMessage].every((text) => typeof text === 'string');
  const isProblem =
    type === 'application/problem+json' && said['status'] === status && typeof said['detail'] === 'string';
  const isOfOauth = typeof said['error'] === 'string';
  return isEnvelope || isProblem || isOfOauth ? undefined : `${status} without a reason: ${body}`;
}
