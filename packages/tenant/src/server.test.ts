import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startLab } from '../test/support/start-tenant.ts';
import { listen } from './server.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const send = (url: string, options: object = {}, body = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sending = request(url, options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      incoming.on('end', () => resolve({ status: incoming.statusCode, headers: incoming.headers, body: text }));
    });
    sending.on('error', reject);
    sending.end(body);
  });

describe('the server', () => {
  it('answers over loopback as it does in the process, and says that it is local', async () => {
    const { tenant, parts, memberId, folderId } = startLab();
    const { url } = await tenant.listen();
    const authorization = `Basic ${Buffer.from(`${parts.users.renewApiKey(memberId)}:`).toString('base64')}`;

    const created = await send(
      `${url}/api/v2/entries`,
      { method: 'POST', headers: { authorization, 'content-type': 'application/json' } },
      JSON.stringify({ name: 'Run 1', folderId }),
    );
    const read = await send(String(created.headers['location']), { headers: { authorization } });

    expect(created.status).toBe(201);
    expect(read.status).toBe(200);
    expect(read.headers).toMatchObject({
      'content-type': 'application/json',
      'x-ligase-tenant': 'local',
      'x-rate-limit-limit': expect.any(String),
      'x-rate-limit-remaining': expect.any(String),
      'x-rate-limit-reset': expect.any(String),
    });
    expect(JSON.parse(read.body)).toEqual({ entry: JSON.parse(created.body) });
  });

  it('answers 401 without a credential, and 403 under a name that is not its own', async () => {
    const { tenant } = startLab();
    const { url } = await tenant.listen();

    const unknown = await send(`${url}/api/v2/entries`);
    const rebound = await send(`${url}/api/v2/entries`, { headers: { host: 'evil.example' } });

    expect(unknown.status).toBe(401);
    expect(JSON.parse(unknown.body).error).toMatchObject({ type: 'authentication_error' });
    expect(rebound.status).toBe(403);
  });

  it('refuses a body that is too long or no JSON', async () => {
    const { tenant, parts, memberId } = startLab();
    const { url } = await tenant.listen({ maxBodyBytes: 100 });
    const authorization = `Basic ${Buffer.from(`${parts.users.renewApiKey(memberId)}:`).toString('base64')}`;
    const post = { method: 'POST', headers: { authorization } };

    const long = await send(`${url}/api/v2/entries`, post, 'x'.repeat(101));
    const broken = await send(`${url}/api/v2/entries`, post, '{"name":');

    expect(long.status).toBe(413);
    expect(broken.status).toBe(400);
    expect(JSON.parse(broken.body).error.message).toContain('The body is not JSON');
  });

  it('answers 404 to a route that is none, and 405 to a method that a route has not', async () => {
    const { member } = startLab();

    const nowhere = await member('GET', '/unicorns');
    const wrong = await member('DELETE', '/entries/etr_1');

    expect(nowhere.status).toBe(404);
    expect([wrong.status, wrong.headers['allow']]).toEqual([405, 'GET, PATCH']);
  });

  it('closes the connection, and goes on, when an answer has a header that cannot be sent', async () => {
    const listening = await listen(({ url: path }) => ({
      status: 200,
      headers: path === '/broken' ? { 'content-type': 'a\r\nb' } : {},
      body: 'ok',
    }));
    onTestFinished(() => listening.close());

    const broken = send(`${listening.url}/broken`);

    await expect(broken).rejects.toThrow('socket hang up');
    expect((await send(`${listening.url}/`)).body).toBe('ok');
  });

  it('closes although somebody has opened a connection and says nothing, as browsers do', async () => {
    const listening = await listen(() => ({ status: 200, headers: {}, body: 'ok' }));
    const silent = connect(listening.port, '127.0.0.1');
    const ended = once(silent, 'close');
    await once(silent, 'connect');

    await listening.close();

    await expect(ended).resolves.toBeDefined();
  });

  it('says which port is taken', async () => {
    const { tenant } = startLab();
    const { port } = await tenant.listen();

    const second = startLab().tenant.listen({ port });

    await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken`);
  });
});
