import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { benchling, clientCredentials, createApp, createLogger, NetworkError } from '@ligase/core';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import {
  defineTrigger,
  defineWorkflow,
  engineDatabase,
  workflows,
  workflowsPlugin,
  type Delivery,
} from '../src/index.ts';
import { schemaOf, text } from './any-input.ts';
import type { Variant, WorkerOptions, WorkerRequest } from './start-worker.ts';

// An app in a process of its own, which tests start, ask and kill. It is asked over the channel of child processes.
const options = JSON.parse(process.argv[2] ?? '{}') as WorkerOptions;
const {
  name = 'worker',
  tenant,
  store,
  replica,
  variant = 'as-ever',
  drainMs,
  concurrency,
  maxTakeOvers,
  tickingCatchUpMs,
  retention,
  allInStore = false,
} = options;
const database = engineDatabase(store);
const say = (line: string): void => void writeSync(1, `${line}\n`);

/** Looks before it creates: a step that was under way when the process died is run again. */
const fillPlate = defineWorkflow({
  name: 'fill-plate',
  requires: { benchling },
  input: text,
  async run({ step, deps }, plate) {
    for (const column of [1, 2, 3, 4, 5])
      await step(`column ${column}`, async () => {
        const entry = `${plate} column ${column}`;
        const found = await deps.benchling.request('GET /entries', { query: { name: entry } });
        if ((found.entries ?? []).length > 0) return;
        await deps.benchling.request('POST /entries', { body: { name: entry, folderId: 'lib_lab' } });
      });
    return plate;
  },
});
const approve = defineWorkflow({
  name: 'approve',
  requires: {},
  input: text,
  async run({ step, waitFor, patched }, plate) {
    if (variant === 'patched' && (await patched('weigh')))
      await step('weigh', () => Promise.resolve(say(`weigh ${plate}`)));
    await step(variant === 'renamed' ? 'book' : 'reserve', () => Promise.resolve(say(`reserve ${plate}`)));
    const answer = await waitFor<string>('approval', { timeoutMs: 60_000 });
    if (variant === 'patched' && (await patched('seal')))
      await step('seal', () => Promise.resolve(say(`seal ${plate}`)));
    await step('ship', () => Promise.resolve(say(`ship ${plate}`)));
    return answer;
  },
});
const approveNewer = defineWorkflow({
  name: 'approve',
  version: 2,
  requires: {},
  input: text,
  async run({ step, waitFor }, plate) {
    const answer = await waitFor<string>('approval', { timeoutMs: 60_000 });
    await step('book and ship', () => Promise.resolve(say(`book and ship ${plate}`)));
    return answer;
  },
});
const breakProcess = defineWorkflow({
  name: 'break-process',
  requires: {},
  input: text,
  async run({ step }) {
    await step('prepare', () => Promise.resolve());
    await step('explode', () => Promise.resolve(process.kill(process.pid, 'SIGKILL')));
  },
});
const measure = defineWorkflow({
  name: 'measure',
  requires: {},
  input: text,
  run: ({ step }, ms) =>
    step('measure', async ({ signal }) => {
      say(`measuring ${ms}`);
      const { setTimeout } = await import('node:timers/promises');
      await setTimeout(Number(ms), undefined, { signal });
      say(`measured ${ms}`);
      return process.pid;
    }),
});
const nap = defineWorkflow({
  name: 'nap',
  requires: {},
  input: text,
  async run({ step, sleep }, ms) {
    await sleep(Number(ms));
    await step('wake', () => Promise.resolve(say('awake')));
  },
});
/** Tries something that does not work, and again a minute later. */
const insist = defineWorkflow({
  name: 'insist',
  requires: {},
  input: text,
  run: ({ step }, what) =>
    step(
      'insist',
      () => {
        say(`insist on ${what}`);
        return Promise.reject(new NetworkError('nobody answers'));
      },
      { retry: { firstDelayMs: 60_000 } },
    ),
});
const weigh = defineWorkflow({
  name: 'weigh',
  requires: {},
  input: text,
  run: ({ step }, plate) => step('weigh', () => Promise.resolve(say(`weigh ${plate}`))),
});
/** Ends the process when it is asked for a run, the first time: a file says that it did. */
const pack = defineWorkflow({
  name: 'pack',
  requires: {},
  input: schemaOf((fuse) => {
    if (existsSync(String(fuse))) return String(fuse);
    writeFileSync(String(fuse), '');
    return process.kill(process.pid, 'SIGKILL') && '';
  }),
  run: ({ step }) => step('pack', () => Promise.resolve(say('pack'))),
});
/** Ends the process when it has made an entry, the first time. */
const seal = defineWorkflow({
  name: 'seal',
  requires: { benchling },
  input: text,
  run: ({ step, deps }, fuse) =>
    step('seal', async () => {
      await deps.benchling.request('POST /entries', { body: { name: 'sealed', folderId: 'lib_lab' } });
      if (existsSync(fuse)) return;
      writeFileSync(fuse, '');
      process.kill(process.pid, 'SIGKILL');
    }),
});
const toPlate = ({ payload }: Delivery<{ readonly plate: string }>): string => payload.plate;
const toFuse = ({ payload }: Delivery<{ readonly fuse: string }>): string => payload.fuse;
const triggers = [
  defineTrigger({ kind: 'plate', workflow: weigh, toInput: toPlate }),
  defineTrigger({ kind: 'fused', workflow: pack, toInput: toFuse }),
  defineTrigger({ kind: 'plate-fused', workflow: weigh, toInput: toPlate }),
  defineTrigger({ kind: 'plate-fused', workflow: pack, toInput: toFuse }),
];
const tick = defineWorkflow({
  name: 'tick',
  requires: {},
  input: text,
  schedules:
    tickingCatchUpMs === undefined
      ? []
      : [{ name: 'often', cron: '* * * * * *', catchUpMs: tickingCatchUpMs, input: (at) => at.toISOString() }],
  run: ({ step }, at) => step('tick', () => Promise.resolve(say(`tick ${at}`))),
});
const others = [fillPlate, breakProcess, measure, nap, insist, weigh, pack, seal, tick] as const;
const approving: Readonly<Record<Variant, readonly (typeof approve)[]>> = {
  'as-ever': [approve],
  renamed: [approve],
  patched: [approve],
  both: [approve, approveNewer],
  newer: [approveNewer],
  removed: [],
};
const app = await createApp({
  name,
  tenant: tenant?.url ?? 'http://127.0.0.1:9',
  auth: clientCredentials({ clientId: tenant?.clientId ?? 'none', clientSecret: tenant?.clientSecret ?? 'none' }),
  // On standard error: a line there above `debug` that nobody expects is a finding.
  logger: createLogger({ level: 'warn', destination: process.stderr }),
  ...(allInStore && { share: database }),
  plugins: [
    auditingPlugin({ sink: allInStore ? database.auditSink() : memorySink() }),
    workflowsPlugin({
      workflows: [...others, ...approving[variant]],
      triggers,
      store: database,
      takeOverEveryMs: 200,
      redeliverAfterMs: 500,
      ...(replica !== undefined && { replica }),
      ...(drainMs !== undefined && { drainMs }),
      ...(concurrency !== undefined && { concurrency }),
      ...(maxTakeOvers !== undefined && { maxTakeOvers }),
      ...(retention !== undefined && { retention }),
    }),
  ],
});
const runs = app.get(workflows);
const api = app.get(benchling);
const write = async (count: number): Promise<number> => {
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < count)
      await api.request('POST /entries', { body: { name: `${replica} ${(next += 1)}`, folderId: 'lib_lab' } });
  };
  await Promise.all(Array.from({ length: 16 }, work));
  return next;
};
const read = async (times: number): Promise<void> => {
  await Promise.all(Array.from({ length: times }, () => api.request('GET /entries')));
};
const peakMb = (): number => process.resourceUsage().maxRSS / 1024;
const calls: Readonly<Record<string, unknown>> = { ...runs, write, read, peakMb, stop: () => app.stop() };

const called = (call: string, args: readonly unknown[]): unknown => {
  const [receiver, ...rest] = args;
  const ofReceiver = call.startsWith('receiver.');
  const asked: unknown = ofReceiver ? runs.receiverState(String(receiver)) : calls;
  const methods = asked as Readonly<Record<string, (...all: readonly unknown[]) => unknown>>;
  return methods[call.replace('receiver.', '')]?.(...(ofReceiver ? rest : args));
};

process.on('message', ({ id, call, args }: WorkerRequest) => {
  void (async () => {
    try {
      const result = await called(call, args);
      process.send?.({ id, result }, () => {
        // Not `process.exit()`: nothing of the engine's may keep the process.
        if (call === 'stop') process.disconnect();
      });
    } catch (error) {
      process.send?.({ id, error: (error as Error).message });
    }
  })();
});
process.send?.({ id: 0 });
