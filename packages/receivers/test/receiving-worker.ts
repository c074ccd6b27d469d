import { existsSync, writeFileSync, writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { clientCredentials, createApp, createLogger, type AnyPlugin, type SetupContext } from '@ligase/core';
import { webhookKind, type Announcement } from '@ligase/webhooks';
import { defineTrigger, defineWorkflow, workflowsPlugin, type Delivery, type Workflows } from '@ligase/workflows';
import { eventsReceiver } from '../src/events/index.ts';
import { fileKind, folderReceiver, type WatchedFile } from '../src/folder/index.ts';
import { sqsReceiver } from '../src/sqs/index.ts';
import { taken } from './any-input.ts';
import { remoteQueue } from './remote-queue.ts';
import type { ReceivingOptions } from './start-receiving.ts';

// An app with one receiver in a process of its own, which dies between keeping a delivery and acknowledging it, once.
const { tenant, store, replica, fuse, way } = JSON.parse(process.argv[2] ?? '{}') as ReceivingOptions;
const follow = defineWorkflow({
  name: 'follow',
  requires: {},
  input: taken<string>(),
  run: ({ step, runId }, what) => step('note', () => Promise.resolve(void writeSync(1, `${what} in ${runId}\n`))),
});
const runs = workflowsPlugin({
  workflows: [follow],
  store,
  replica,
  takeOverEveryMs: 200,
  redeliverAfterMs: 500,
  triggers: [
    defineTrigger({
      kind: webhookKind,
      workflow: follow,
      toInput: ({ payload: { message } }: Delivery<Announcement>) =>
        `${message.type} ${String('resourceId' in message && message.resourceId)}`,
    }),
    defineTrigger({ kind: fileKind, workflow: follow, toInput: ({ payload }: Delivery<WatchedFile>) => payload.path }),
  ],
});
const setup = async (context: SetupContext<typeof runs.requires>): Promise<Workflows> => {
  const service = await runs.setup(context);
  return {
    ...service,
    async receive(delivery) {
      const outcome = await service.receive(delivery);
      if (fuse !== undefined && !existsSync(fuse)) {
        writeFileSync(fuse, '');
        process.kill(process.pid, 'SIGKILL');
        await setTimeout(60_000);
      }
      return outcome;
    },
  };
};
const receivers: Readonly<Record<ReceivingOptions['way']['kind'], () => AnyPlugin>> = {
  events: () => eventsReceiver({ types: ['v2.entry.created'], everyMs: 200, lookBackMs: 1_000 }),
  sqs: () => sqsReceiver({ queue: remoteQueue(way.place), waitMs: 500, hideMs: 1_000 }),
  folder: () => folderReceiver({ folder: way.place, everyMs: 50, complete: { stableForMs: 100 } }),
};
await createApp({
  name: 'worker',
  tenant: tenant.url,
  auth: clientCredentials(tenant),
  logger: createLogger({ level: 'warn', destination: process.stderr }),
  // What the receiver requires is there; the compiler is told of none.
  plugins: [{ ...runs, setup }, receivers[way.kind]()] as unknown as readonly [typeof runs],
});
process.send?.('ready');
