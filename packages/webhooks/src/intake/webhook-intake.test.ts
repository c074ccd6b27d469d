import { describe, expect, it } from 'vitest';
import { deferred } from '../../test/deferred.ts';
import { senderKey, webhookBody } from '../../test/benchling-sender.ts';
import { intakeLab } from '../../test/intake-lab.ts';
import type { Inbox } from './inbox.ts';

describe('webhookIntake', () => {
  it('keeps a delivery under the id of its event, with what it says and when it came, and acknowledges it', async () => {
    const lab = intakeLab();

    const status = await lab.hand(lab.sign({ id: 'msg_7' }));

    expect(status).toBe(200);
    expect(lab.inbox.deliveries).toEqual([
      {
        id: 'evt_7',
        kind: 'benchling-webhook',
        receivedAt: lab.clock.now(),
        payload: {
          baseURL: 'https://lab.benchling.test',
          tenantId: 'ten_1',
          app: { id: 'app_1' },
          appDefinition: { id: 'appdef_1', versionNumber: '1.2.3' },
          known: true,
          message: expect.objectContaining({ resourceId: 'etr_1' }) as object,
        },
      },
    ]);
  });

  it('keeps a delivery that tells of no event under its own id', async () => {
    const lab = intakeLab();

    await lab.hand(lab.sign({ id: 'msg_1', body: webhookBody({ id: undefined, type: 'v2.app.installed' }) }));
    await lab.hand(lab.sign({ id: 'msg_2', body: webhookBody({ id: 'evt_1', type: 'v9.of.tomorrow' }) }));

    expect(lab.kept()).toEqual(['msg_1', 'msg_2']);
  });

  it('keeps an event once that comes as two webhooks', async () => {
    const lab = intakeLab();
    const body = webhookBody({ id: 'evt_1' });

    const statuses = [await lab.hand(lab.sign({ id: 'msg_1', body })), await lab.hand(lab.sign({ id: 'msg_2', body }))];

    expect(statuses).toEqual([200, 200]);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('acknowledges nothing before it is kept', async () => {
    const keeping = deferred<'new'>();
    const reached = deferred<void>();
    const inbox: Inbox = {
      receive() {
        reached.resolve();
        return keeping.promise;
      },
    };
    const lab = intakeLab({ inbox });
    const answers: number[] = [];

    const answered = lab.hand(lab.sign()).then((status) => answers.push(status));
    await reached.promise;
    const before = [...answers];
    keeping.resolve('new');
    await answered;

    expect(before).toEqual([]);
    expect(answers).toEqual([200]);
  });

  it('asks for the delivery again when it cannot be kept, and says no more than that', async () => {
    const inbox: Inbox = { receive: () => Promise.reject(new Error('no space left on /var/lib')) };
    const lab = intakeLab({ inbox });
    const { path: url, headers, body } = lab.sign();

    const answer = await lab.intake.receive({
      method: 'POST',
      path: url,
      header: (name) => headers[name],
      readBody: async () => Buffer.from(body),
    });

    expect(answer.status).toBe(503);
    expect(answer.body).not.toContain('/var/lib');
    expect(lab.log.lines.at(-1)).toMatchObject({ level: 'error', message: 'webhook not kept' });
  });

  it('answers before Benchling gives up when keeping takes too long', async () => {
    const reached = deferred<void>();
    const inbox: Inbox = {
      receive() {
        reached.resolve();
        return new Promise(() => {});
      },
    };
    const lab = intakeLab({ inbox });
    const answered = lab.hand(lab.sign());
    await reached.promise;

    await lab.clock.advance(2_500);

    expect(await answered).toBe(503);
  });

  it('keeps many copies that come at once only once, and acknowledges them all', async () => {
    const lab = intakeLab();
    const sent = lab.sign();

    const statuses = await Promise.all(Array.from({ length: 20 }, () => lab.hand(sent)));

    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('keeps a delivery that is sent again later only once', async () => {
    const lab = intakeLab();
    await lab.hand(lab.sign());
    await lab.clock.advance(3_600_000);

    const status = await lab.hand(lab.sign());

    expect(status).toBe(200);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('takes deliveries in whatever order they come', async () => {
    const lab = intakeLab();
    const first = lab.sign({ id: 'msg_first' });
    const second = lab.sign({ id: 'msg_second' });

    const statuses = [await lab.hand(second), await lab.hand(first)];

    expect(statuses).toEqual([200, 200]);
    expect(lab.kept()).toEqual(['evt_second', 'evt_first']);
  });

  it.each([
    ['4 min 59 s ago', -299_000, 200],
    ['5 min 1 s ago', -301_000, 401],
    ['4 min 59 s ahead', 299_000, 200],
    ['5 min 1 s ahead', 301_000, 401],
  ])('answers a delivery stamped %s with its own verdict', async (_, offsetMs, verdict) => {
    const lab = intakeLab();

    const status = await lab.hand(lab.sign({ at: lab.clock.now() + offsetMs }));

    expect(status).toBe(verdict);
  });

  it('refuses a genuine delivery that is replayed after its time', async () => {
    const lab = intakeLab();
    const sent = lab.sign();
    await lab.clock.advance(301_000);

    const status = await lab.hand(sent);

    expect(status).toBe(401);
    expect(lab.kept()).toEqual([]);
    expect(lab.log.lines.at(-1)).toMatchObject({
      level: 'warn',
      fields: { err: { code: 'WEBHOOK_TIMESTAMP', message: expect.stringContaining('301 s old') as string } },
    });
  });

  it('takes deliveries at one address or at those for each kind, and nowhere else', async () => {
    const lab = intakeLab();
    const paths = ['/hooks', '/hooks/event', '/hooks/canvas', '/hooks/lifecycle', '/hooks/', '/', '/hooks/other'];

    const statuses: number[] = [];
    for (const path of paths) statuses.push(await lab.hand(lab.sign({ path, id: `msg_${statuses.length}` })));

    expect(statuses).toEqual([200, 200, 200, 200, 200, 404, 404]);
  });

  it('goes by the type of a message, not by the address, which is not signed', async () => {
    const lab = intakeLab();

    await lab.hand(lab.sign({ path: '/hooks/canvas' }));

    expect(lab.inbox.deliveries).toMatchObject([{ payload: { message: { type: 'v2.entry.created' } } }]);
  });

  it('passes on what it does not know, and says so', async () => {
    const lab = intakeLab();

    await lab.hand(lab.sign({ body: webhookBody({ type: 'v4.freezer.opened', doorId: 'door_1' }) }));

    expect(lab.inbox.deliveries).toMatchObject([
      { payload: { known: false, message: { type: 'v4.freezer.opened', doorId: 'door_1' } } },
    ]);
    expect(lab.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1);
  });

  it('refuses what is signed but is no webhook', async () => {
    const lab = intakeLab();
    const bodies = ['', 'null', '[]', '{', '{"version":"0"}', Buffer.from([0x7b, 0xff, 0x7d])];

    const statuses: number[] = [];
    for (const body of bodies) statuses.push(await lab.hand(lab.sign({ body })));

    expect(statuses).toEqual(bodies.map(() => 400));
    expect(lab.kept()).toEqual([]);
  });

  it('refuses webhooks of a tenant that the app does not work for', async () => {
    const lab = intakeLab({ tenantUrl: 'https://other.benchling.test/' });
    const fitting = intakeLab({ tenantUrl: 'https://LAB.benchling.test/some/page' });

    const statuses = [await lab.hand(lab.sign()), await fitting.hand(fitting.sign())];

    expect(statuses).toEqual([421, 200]);
  });

  it('takes a delivery signed by a key that it has not met yet', async () => {
    const lab = intakeLab();
    await lab.hand(lab.sign());
    await lab.clock.advance(60_000);
    const next = senderKey('key_2');
    lab.server.keys = [next, lab.key];

    const status = await lab.hand(lab.sign({ id: 'msg_2', keys: [next] }));

    expect(status).toBe(200);
    expect(lab.server.asked).toHaveLength(2);
  });

  it('takes no delivery by a key that is no longer published, once it has looked', async () => {
    const lab = intakeLab();
    await lab.hand(lab.sign());
    await lab.clock.advance(60_000);
    const next = senderKey('key_2');
    lab.server.keys = [next];
    await lab.hand(lab.sign({ id: 'msg_2', keys: [next] }));

    const status = await lab.hand(lab.sign({ id: 'msg_3', keys: [lab.key] }));

    expect(status).toBe(401);
    expect(lab.kept()).toEqual(['evt_1', 'evt_2']);
  });

  it('asks Benchling for keys no more than every ten seconds, however many forgeries come', async () => {
    const lab = intakeLab();
    const thief = senderKey();
    await lab.hand(lab.sign());

    for (let second = 0; second < 60; second += 1) {
      await lab.hand(lab.sign({ id: `msg_${second}`, keys: [thief] }));
      await lab.clock.advance(1_000);
    }

    expect(lab.server.asked.length).toBeLessThanOrEqual(7);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('asks for a delivery again while the keys cannot be had', async () => {
    const lab = intakeLab();
    lab.server.answerNext(() => new Response('busy', { status: 502 }));
    const sent = lab.sign();
    const first = await lab.hand(sent);
    await lab.clock.advance(1_000);

    const second = await lab.hand(sent);

    expect([first, second]).toEqual([503, 200]);
    expect(lab.kept()).toEqual(['evt_1']);
  });

  it('says at the start when the keys cannot be had', async () => {
    const lab = intakeLab();
    lab.server.answerNext(() => new Response('', { status: 404 }));

    const prepared = lab.intake.prepare();

    await expect(prepared).rejects.toMatchObject({
      code: 'NET_UNREACHABLE',
      message: expect.stringContaining('Is the app definition id right?') as string,
    });
  });

  it('reads no body when the headers are not in order', async () => {
    const lab = intakeLab();
    const { headers } = lab.sign();
    const read: string[] = [];
    const ask = (changes: Readonly<Record<string, string | undefined>>) =>
      lab.intake.receive({
        method: 'POST',
        path: '/hooks',
        header: (name) => ({ ...headers, ...changes })[name],
        readBody: async () => {
          read.push('read');
          return Buffer.from('');
        },
      });

    const answers = [
      await ask({ 'webhook-id': undefined }),
      await ask({ 'webhook-timestamp': '1' }),
      await ask({ 'webhook-signature': 'v1bder' }),
      await ask({ 'content-length': '10485760' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 413]);
    expect(read).toEqual([]);
  });
});
