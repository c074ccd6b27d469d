import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../test/silent-logger.ts';
import { virtualClock } from '../../test/virtual-clock.ts';
import { virtualServer } from '../../test/virtual-server.ts';
import { apiKey } from '../auth/api-key.ts';
import type { CallContext, Send } from '../http/ports.ts';
import { createLogger } from '../logging/create-logger.ts';
import { memorySharedState } from '../sharing/memory-shared-state.ts';
import { benchling, scope } from './core-tokens.ts';
import { createApp, type AppOptions } from './create-app.ts';
import { definePlugin, type AnyPlugin, type Requirements } from './plugin.ts';
import { token, type AnyToken } from './token.ts';

const [shelf, robot, reader] = [token<string>()('shelf'), token<string>()('robot'), token<string>()('reader')];

/** What an app in virtual time is made of, and the diary that its plugins write. */
function lab() {
  const clock = virtualClock();
  const server = virtualServer({ clock, handle: () => ({ status: 200, body: { entries: [], nextToken: '' } }) });
  const diary: string[] = [];
  const plugin = (name: string, provides: AnyToken, requires: Requirements = {}): AnyPlugin =>
    definePlugin({
      name,
      requires,
      provides,
      setup({ onStop }) {
        diary.push(`${name} starts`);
        onStop(() => void diary.push(`${name} stops`));
        return name;
      },
    });
  const start = (plugins: readonly AnyPlugin[], options: Partial<AppOptions<readonly AnyPlugin[]>> = {}) =>
    createApp({
      name: 'courier',
      tenant: 'https://acme.benchling.test',
      auth: apiKey('sk_0123456789'),
      clock,
      logger: silentLogger(),
      http: { dispatcher: server.dispatcher, newId: () => 'made-1' },
      ...options,
      plugins,
    });
  return { clock, diary, plugin, start };
}

const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('an app', () => {
  it('starts its plugins as they need each other, whatever their order in the list, and stops them in reverse', async () => {
    const { clock, diary, plugin, start } = lab();

    const app = await start([
      plugin('reader', reader, { robot }),
      plugin('robot', robot, { shelf }),
      plugin('shelf', shelf),
    ]);
    await clock.settle(app.stop());

    expect(diary).toEqual([
      'shelf starts',
      'robot starts',
      'reader starts',
      'reader stops',
      'robot stops',
      'shelf stops',
    ]);
  });

  it('starts nothing of a faulty composition, and lists every fault of it', async () => {
    const { diary, plugin, start } = lab();
    const missing = token<string>()('missing');

    const error = await failureOf(
      start([
        plugin('shelf', shelf, { missing }),
        plugin('other-shelf', shelf),
        plugin('robot', robot, { reader }),
        plugin('reader', reader, { robot }),
      ]),
    );

    expect(diary).toEqual([]);
    expect((error as Error).message.split('\n')).toEqual([
      '@ligase/shelf is provided by "shelf" and by "other-shelf": keep one of them',
      '"shelf" needs @ligase/missing; add the plugin that provides it to plugins',
      'these plugins wait for each other: "robot" needs "reader" needs "robot"; take one requirement out',
    ]);
  });

  it('stops what had started, in reverse, when a plugin does not start, and says why', async () => {
    const { diary, plugin, start } = lab();
    const cause = new Error('the lid is open');
    const broken = definePlugin({
      name: 'reader',
      requires: { robot },
      provides: reader,
      setup({ onStop }): string {
        onStop(() => void diary.push('reader stops'));
        throw cause;
      },
    });

    const error = await failureOf(start([broken, plugin('robot', robot, { shelf }), plugin('shelf', shelf)]));

    expect(error).toMatchObject({
      code: 'APP_SETUP_FAILED',
      message: '"reader" did not start: the lid is open',
      cause,
    });
    expect(diary).toEqual(['shelf starts', 'robot starts', 'reader stops', 'robot stops', 'shelf stops']);
  });

  it('says why it did not start also when stopping fails, and logs that', async () => {
    const { start } = lab();
    const lines: string[] = [];
    const logger = createLogger({ destination: { write: (line) => void lines.push(line) } });
    const broken = definePlugin({
      name: 'reader',
      requires: {},
      provides: reader,
      setup({ onStop }): string {
        onStop(() => {
          throw new Error('it is stuck');
        });
        throw new Error('the lid is open');
      },
    });

    const error = await failureOf(start([broken], { logger }));

    expect(error).toMatchObject({ code: 'APP_SETUP_FAILED', message: '"reader" did not start: the lid is open' });
    expect(lines).toEqual([expect.stringContaining('clean-up after a failed start failed')]);
    expect(lines[0]).toContain('it is stuck');
  });

  it('opens what it shares before any plugin starts, and closes it when all have stopped', async () => {
    const { clock, diary, plugin, start } = lab();
    const memory = memorySharedState({ clock });
    const share = {
      ...memory,
      open: async () => void diary.push('shared state opens'),
      close: async () => void diary.push('shared state closes'),
    };

    const app = await start([plugin('shelf', shelf)], { share });
    await clock.settle(app.stop());

    expect(diary).toEqual(['shared state opens', 'shelf starts', 'shelf stops', 'shared state closes']);
  });

  it('does not start when what it shares cannot be opened', async () => {
    const { clock, diary, plugin, start } = lab();
    const away = new Error('the database is away');
    const share = { ...memorySharedState({ clock }), open: () => Promise.reject(away) };

    expect(await failureOf(start([plugin('shelf', shelf)], { share }))).toBe(away);

    expect(diary).toEqual([]);
  });

  it('does not wait for a plugin that does not stop in time, and stops the others', async () => {
    const { clock, diary, plugin, start } = lab();
    const stuck = definePlugin({
      name: 'robot',
      requires: { shelf },
      provides: robot,
      setup({ onStop }) {
        onStop(() => new Promise<never>(() => undefined));
        return 'robot';
      },
    });
    const app = await start([stuck, plugin('shelf', shelf)], { stopTimeoutMs: 50 });
    const startedAt = clock.now();

    const error = await clock.settle(failureOf(app.stop()));

    expect(error).toMatchObject({
      code: 'APP_STOP_FAILED',
      message: 'The app stopped, but not cleanly: "robot": clean-up did not end within 50 ms',
    });
    expect([diary, clock.now() - startedAt]).toEqual([['shelf starts', 'shelf stops'], 50]);
  });

  it('tells its plugins that it stops, and gives no service afterwards', async () => {
    const { clock, start } = lab();
    let signal: AbortSignal | undefined;
    const plugin = definePlugin({
      name: 'reader',
      requires: {},
      provides: reader,
      setup(context) {
        ({ signal } = context);
        return 'reader';
      },
    });
    const app = await start([plugin]);

    await clock.settle(app.stop());

    expect(signal?.aborted).toBe(true);
    expect(() => app.get(reader)).toThrow('"courier" was stopped and gives no services');
  });

  it('stamps every request of a run with who asked and for what, and keeps two runs apart', async () => {
    const { clock, start } = lab();
    const seen: CallContext[] = [];
    const observer = definePlugin({
      name: 'reader',
      requires: {},
      provides: reader,
      setup: () => 'reader',
      layer: () => ({
        name: 'see',
        phase: 'observe',
        wrap: (next: Send) => (request) => {
          seen.push(request.context);
          return next(request);
        },
      }),
    });
    const app = await start([observer]);
    const list = () => app.get(benchling).request('GET /entries');

    await clock.settle(
      Promise.all([
        app.run({ runId: 'run-1', actor: { kind: 'user', id: 'ent_ada' }, correlationId: 'c-1' }, async () => {
          await list();
          await app.run({ workflow: 'announce' }, list);
        }),
        app.run({ runId: 'run-2' }, list),
      ]),
    );

    const actor = { kind: 'user', id: 'ent_ada' };
    expect(seen).toEqual([
      { correlationId: 'c-1', runId: 'run-1', actor },
      { correlationId: 'made-1', runId: 'run-2' },
      { correlationId: 'c-1', runId: 'run-1', actor, workflow: 'announce' },
    ]);
    expect(app.get(scope).current()).toBeUndefined();
  });

  it.each([
    [{ name: 'Slack Bot' }, 'An app\'s name is lower-case words joined by "-", such as "slack-bot"; got "Slack Bot"'],
    [
      { tenant: 'acme' },
      'tenant is the address of a Benchling tenant, such as "https://your-tenant.benchling.com"; got "acme"',
    ],
  ])('does not start with %j', async (options, message) => {
    const { start } = lab();

    const error = await failureOf(start([], options));

    expect(error).toMatchObject({ code: 'APP_INVALID', message });
  });
});
