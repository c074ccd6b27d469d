import { fakeClock, memoryLogger } from '@ligase/testing';
import type { WebClient } from '@slack/web-api';
import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { slackClient } from '../slack-client.ts';
import { callSlack } from './call-slack.ts';

const ok = (response: ServerResponse): void =>
  void response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true,"user_id":"U1"}');

/** Asks a server that answers so, one after the other, who the bot is. */
async function ask(answers: readonly ((response: ServerResponse) => void)[]) {
  let asked = 0;
  const server = createServer((request, response) => {
    request.resume();
    (answers[asked] ?? ok)(response);
    asked += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const log = memoryLogger();
  const clock = fakeClock({ waiting: 'skipped' });
  const apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`;
  const client: WebClient = slackClient('xoxb-test', { apiUrl, timeoutMs: 5_000, log });
  const call = callSlack({ connect: () => Promise.resolve(client), clock, log });
  const before = clock.now();
  const answer = await call({ method: 'auth.test', send: (slack) => slack.auth.test() });
  return { userId: answer.user_id, asked, waitedMs: clock.now() - before };
}

describe('a call of Slack', () => {
  it('is sent again when its answer breaks off within', async () => {
    const { userId, asked } = await ask([
      (response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"ok":', () => response.destroy());
      },
    ]);

    expect([userId, asked]).toEqual(['U1', 2]);
  });

  it('waits half a minute when Slack takes no more and does not say for how long', async () => {
    const { userId, asked, waitedMs } = await ask([(response) => void response.writeHead(429).end()]);

    expect([userId, asked, waitedMs]).toEqual(['U1', 2, 30_000]);
  });

  it('is sent again when Slack says within its answer that it takes no more', async () => {
    const { userId, asked } = await ask([(response) => void response.end('{"ok":false,"error":"ratelimited"}')]);

    expect([userId, asked]).toEqual(['U1', 2]);
  });

  it('is sent again when a page of something else than Slack answers, and that page is not repeated', async () => {
    const page = (response: ServerResponse): void => void response.end('<html>Sign in to the guest network</html>');

    const { userId } = await ask([page]);
    const failing = ask([page, page, page, page]);

    expect(userId).toBe('U1');
    await expect(failing).rejects.toMatchObject({
      code: 'API_SERVER_FAULT',
      message: "Something else than Slack's Web API answered auth.test.",
    });
  });
});
