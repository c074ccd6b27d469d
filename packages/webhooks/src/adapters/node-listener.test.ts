import { describe, expect, it } from 'vitest';
import { intakeLab, type IntakeLab } from '../../test/intake-lab.ts';
import { head, readAll, serve, type Served } from '../../test/serve.ts';
import type { Sent } from '../../test/benchling-sender.ts';
import { nodeListener } from './node-listener.ts';

async function start(options: Parameters<typeof intakeLab>[0] = {}): Promise<{ lab: IntakeLab; served: Served }> {
  const lab = intakeLab(options);
  return { lab, served: await serve(nodeListener(lab.intake)) };
}

const post = (served: Served, { path, headers, body }: Sent) =>
  fetch(served.url + path, { method: 'POST', headers, body });

const megabytes10 = 10 * 1024 ** 2;

describe('nodeListener', () => {
  it('takes a delivery over HTTP, whatever the query', async () => {
    const { lab, served } = await start();

    const answer = await post(served, lab.sign({ path: '/hooks/event?from=benchling' }));

    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('takes a body that comes in many pieces, cut within a letter', async () => {
    const { lab, served } = await start();
    const { body, headers } = lab.sign({ body: JSON.stringify({ ...JSON.parse(String(lab.sign().body)), µ: 'é' }) });
    const socket = served.dial();
    const answered = readAll(socket);
    socket.write(head('/hooks', { ...headers, 'transfer-encoding': 'chunked', connection: 'close' }));

    for (const byte of Buffer.from(body)) socket.write(Buffer.from([0x31, 0x0d, 0x0a, byte, 0x0d, 0x0a]));
    socket.write('0\r\n\r\n');

    expect(await answered).toMatch(/^HTTP\/1\.1 200 /u);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('says why it refuses a delivery', async () => {
    const { lab, served } = await start();
    const { headers, ...rest } = lab.sign();

    const answer = await post(served, { ...rest, headers: { ...headers, 'webhook-id': 'msg_2' } });

    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({
      code: 'WEBHOOK_SIGNATURE',
      message: 'No key of appdef_1 has signed this delivery',
    });
  });

  it('takes webhooks by POST only', async () => {
    const { served } = await start();

    const answer = await fetch(`${served.url}/hooks`);

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('refuses a body of 10 MB by its length, before any of it has come', async () => {
    const { lab, served } = await start();
    const { headers } = lab.sign();
    const socket = served.dial();
    const answered = readAll(socket);

    socket.write(head('/hooks', { ...headers, 'content-length': String(megabytes10) }));

    expect(await answered).toMatch(/^HTTP\/1\.1 413 [^]*WEBHOOK_OVERSIZED/u);
    expect(lab.kept()).toEqual([]);
  });

  it('stops reading a body of 10 MB that does not say its length, and still answers its sender', async () => {
    const { lab, served } = await start({ maxBodyBytes: 100_000 });
    const { headers, path } = lab.sign({ body: Buffer.alloc(megabytes10, 0x20) });
    const piece = Buffer.alloc(64 * 1024, 0x20);
    let pulled = 0;
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += piece.length;
        if (pulled > megabytes10) controller.close();
        else controller.enqueue(piece);
      },
    });

    const answer = await fetch(served.url + path, { method: 'POST', headers, body: stream, duplex: 'half' });

    expect(answer.status).toBe(413);
    expect(lab.kept()).toEqual([]);
  });

  it('does not wait for a body that does not come', async () => {
    const { lab, served } = await start();
    const { headers, body } = lab.sign();
    const socket = served.dial();
    const answered = readAll(socket);
    const waiting = lab.clock.sleepers;
    socket.write(head('/hooks', { ...headers, 'content-length': String(body.length) }) + String(body).slice(0, 10));
    while (lab.clock.sleepers === waiting) await new Promise(setImmediate);

    await lab.clock.advance(2_500);

    expect(await answered).toMatch(/^HTTP\/1\.1 408 [^]*WEBHOOK_STALLED/u);
    expect(lab.kept()).toEqual([]);
  });

  it('goes on when a sender has gone before the end', async () => {
    const { lab, served } = await start();
    const { headers, body } = lab.sign();
    const socket = served.dial();
    const waiting = lab.clock.sleepers;
    socket.write(head('/hooks', { ...headers, 'content-length': String(body.length) }) + String(body).slice(0, 10));
    while (lab.clock.sleepers === waiting) await new Promise(setImmediate);

    socket.destroy();
    while (lab.log.lines.length === 0) await new Promise(setImmediate);

    expect(lab.log.lines).toMatchObject([{ level: 'warn', fields: { err: { code: 'WEBHOOK_STALLED' } } }]);
    expect((await post(served, lab.sign())).status).toBe(200);
  });

  it('refuses headers that come twice', async () => {
    const { lab, served } = await start();
    const { headers, body } = lab.sign();
    const answers: string[] = [];
    for (const name of Object.keys(headers)) {
      const socket = served.dial();
      const answered = readAll(socket);
      const usual = { ...headers, 'content-length': String(body.length), connection: 'close' };
      socket.write(head('/hooks', usual).replace('\r\n\r\n', `\r\n${name}: ${headers[name]}\r\n\r\n`) + String(body));
      answers.push((await answered).slice(0, 12));
    }

    expect(answers.slice(0, 2)).toEqual(['HTTP/1.1 401', 'HTTP/1.1 401']);
    expect(lab.kept().length).toBeLessThanOrEqual(1);
  });
});
