import { describe, expect, it } from 'vitest';
import { loopbackServer, reply } from '../../test/loopback-server.ts';
import { silentLogger } from '../../test/silent-logger.ts';
import { apiKey } from '../auth/api-key.ts';
import { createHttp, type Http, type HttpOptions } from './create-http.ts';
import { systemClock } from './system-clock.ts';

describe('over a real connection', () => {
  it('a write whose reply is lost is reported as unknown and was sent once', async () => {
    await using server = await loopbackServer((_, response) => response.socket?.destroy());
    const http = connect(server.url);

    const writing = http.benchling.request('POST /entries', { body: { name: 'Run 42', folderId: 'lib_1' } });

    await expect(writing).rejects.toMatchObject({
      code: 'API_UNKNOWN_OUTCOME',
      retryable: false,
      details: { findOut: expect.stringContaining('GET /entries?name=Run%2042&folderId=lib_1') as string },
    });
    expect(server.seen).toHaveLength(1);
    await http.close();
  });

  it('a read whose reply is lost is sent again', async () => {
    await using server = await loopbackServer((_, response) => {
      if (server.seen.length < 3) response.socket?.destroy();
      else reply(response, 200, { entry: { id: 'etr_1' } });
    });
    const http = connect(server.url);

    const { entry } = await http.benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } });

    expect(entry?.id).toBe('etr_1');
    expect(server.seen).toHaveLength(3);
    await http.close();
  });

  it('a write to a tenant that is down was never sent, and says so', async () => {
    const server = await loopbackServer(() => {});
    await server[Symbol.asyncDispose]();
    const http = connect(server.url);

    const writing = http.benchling.request('POST /entries', { body: { name: 'Run 42', folderId: 'lib_1' } });

    await expect(writing).rejects.toMatchObject({
      code: 'NET_UNREACHABLE',
      retryable: true,
      details: { sent: false },
      message: expect.stringContaining('ECONNREFUSED') as string,
    });
    await http.close();
  });

  it('a dispatcher that refuses everything is as good as a tenant that is down', async () => {
    const refusing = {
      dispatch(): boolean {
        throw new Error('the dispatcher is closed');
      },
    };
    const http = connect('https://acme.benchling.test', refusing);

    const writing = http.benchling.request('POST /entries', { body: { name: 'Run 42', folderId: 'lib_1' } });

    await expect(writing).rejects.toMatchObject({
      code: 'NET_UNREACHABLE',
      details: { sent: false },
      message: expect.stringContaining('the dispatcher is closed') as string,
    });
  });

  it('a write that is not answered in time has an unknown outcome', async () => {
    await using server = await loopbackServer(() => {});
    const http = connect(server.url);

    const writing = http.benchling.request('POST /entries', {
      body: { name: 'Run 42', folderId: 'lib_1' },
      timeoutMs: 30,
    });

    await expect(writing).rejects.toMatchObject({ code: 'API_UNKNOWN_OUTCOME', cause: { code: 'NET_TIMEOUT' } });
    expect(server.seen).toHaveLength(1);
    await http.close();
  });

  it('an abort ends a call that waits for its reply, with the reason it was given', async () => {
    const stop = new AbortController();
    const reason = new Error('the run was cancelled');
    await using server = await loopbackServer(() => stop.abort(reason));
    const http = connect(server.url);

    const reading = http.benchling.request('GET /entries', { signal: stop.signal });

    await expect(reading).rejects.toBe(reason);
    await http.close();
  });

  it('a call that was aborted before it began is never sent', async () => {
    await using server = await loopbackServer((_, response) => reply(response, 200, { entries: [] }));
    const http = connect(server.url);

    const reading = http.benchling.request('GET /entries', { signal: AbortSignal.abort('enough') });

    await expect(reading).rejects.toBe('enough');
    expect(server.seen).toHaveLength(0);
    await http.close();
  });

  it('a body in many pieces arrives whole', async () => {
    const name = 'β-lactamase '.repeat(20_000);
    await using server = await loopbackServer((_, response) => reply(response, 200, { entry: { id: 'etr_1', name } }));
    const http = connect(server.url);

    const { entry } = await http.benchling.request('GET /entries/{entry_id}', { path: { entry_id: 'etr_1' } });

    expect(entry?.name).toBe(name);
    await http.close();
  });

  it('a request names Ligase and the app', async () => {
    await using server = await loopbackServer((_, response) => reply(response, 200, { entries: [] }));
    const http = connect(server.url);

    await http.benchling.request('GET /entries');

    expect(server.seen[0]?.headers['user-agent']).toMatch(/^Ligase\/\d+\.\d+\.\d+ \(lab _robot_\)$/);
    await http.close();
  });
});

function connect(tenantUrl: string, dispatcher?: HttpOptions['dispatcher']): Http {
  return createHttp({
    ...(dispatcher !== undefined && { dispatcher }),
    appName: 'lab (robot)',
    tenantUrl,
    auth: apiKey('sk_0123456789'),
    clock: systemClock(),
    log: silentLogger(),
    // No waiting between tries.
    random: () => 0,
  });
}
