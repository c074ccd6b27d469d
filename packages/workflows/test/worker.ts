import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { benchling, clientCredentials, createApp, createLogger } from '@ligase/core';
import { defineTrigger, defineWorkflow, workflows, workflowsPlugin, type Delivery } from '../src/index.ts';
import { schemaOf, text } from './any-input.ts';
import type { WorkerOptions, WorkerRequest } from './start-worker.ts';

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
} = options;
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
  async run({ step, waitFor }, plate) {
    await step(variant === 'renamed' ? 'book' : 'reserve', () => Promise.resolve(say(`reserve ${plate}`)));
    const answer = await waitFor<string>('approval', { timeoutMs: 60_000 });
    await step('ship', () => Promise.resolve(say(`ship ${plate}`)));
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
const others = [fillPlate, breakProcess, measure, weigh, pack, tick] as const;
const app = await createApp({
  name,
  tenant: tenant?.url ?? 'http://127.0.0.1:9',
  auth: clientCredentials({ clientId: tenant?.clientId ?? 'none', clientSecret: tenant?.clientSecret ?? 'none' }),
  // On standard error: a line there above `debug` that nobody expects is a finding.
  logger: createLogger({ level: 'warn', destination: process.stderr }),
  plugins: [
    workflowsPlugin({
      workflows: variant === 'removed' ? others : ([...others, approve] as const),
      triggers,
      store,
      takeOverEveryMs: 200,
      redeliverAfterMs: 500,
      ...(replica !== undefined && { replica }),
      ...(drainMs !== undefined && { drainMs }),
      ...(concurrency !== undefined && { concurrency }),
      ...(maxTakeOvers !== undefined && { maxTakeOvers }),
    }),
  ],
});
const runs = app.get(workflows);

process.on('message', ({ id, call, args }: WorkerRequest) => {
  void (async () => {
    try {
      if (call === 'stop') await app.stop();
      const [receiver, ...rest] = args;
      const ofReceiver = call.startsWith('receiver.');
      const asked = ofReceiver ? runs.receiverState(String(receiver)) : runs;
      const methods = asked as unknown as Readonly<Record<string, (...all: unknown[]) => Promise<unknown>>>;
      const method = methods[call.replace('receiver.', '')];
      const result = call === 'stop' ? undefined : await method?.(...(ofReceiver ? rest : args));
      process.send?.({ id, result }, () => {
        // The engine's timers for runs that wait go on for up to 10 s.
        if (call === 'stop') process.exit();
      });
    } catch (error) {
      process.send?.({ id, error: (error as Error).message });
    }
  })();
});
process.send?.({ id: 0 });
