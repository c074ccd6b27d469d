import { apiKey, createApp } from '@ligase/core';
import { webhookKind, type Announcement } from '@ligase/webhooks';
import { defineTrigger, defineWorkflow, workflowsPlugin, type Delivery, type Schema } from '@ligase/workflows';
import { eventsReceiver } from './events/index.ts';
import { folderReceiver } from './folder/index.ts';
import { receiver, type BenchlingEvent } from './index.ts';

declare const text: Schema<string>;
const follow = defineWorkflow({ name: 'follow', requires: {}, input: text, run: () => Promise.resolve() });
defineTrigger({
  kind: webhookKind,
  workflow: follow,
  toInput: ({ payload }: Delivery<Announcement>) => {
    // @ts-expect-error -- only a webhook says which app it is for
    void payload.app;
    return payload.known && 'resourceId' in payload.message ? payload.message.resourceId : payload.message.type;
  },
});

/** Compiled, never run. */
export async function uses(event: BenchlingEvent): Promise<void> {
  const base = { name: 'courier', tenant: 'https://acme.benchling.test', auth: apiKey('sk_1') } as const;
  const runs = workflowsPlugin({ workflows: [follow], store: 'pglite:memory' });
  const app = await createApp({
    ...base,
    plugins: [runs, eventsReceiver(), folderReceiver({ name: 'plate-reader', folder: '.' })],
  });
  app.get(receiver('events')).check();
  app.get(receiver('plate-reader')).check();
  // @ts-expect-error -- there is no such receiver
  app.get(receiver('sqs'));
  // @ts-expect-error -- no plugin provides workflows
  await createApp({ ...base, plugins: [eventsReceiver()] });
  // @ts-expect-error -- Benchling has no such event
  eventsReceiver({ types: ['v2.dnaSequence.created'] });
  if (event.eventType !== 'v2.entry.created') return;
  const id: string = event.entry.id;
  // @ts-expect-error -- the name may be one of `excludedProperties`
  const name: string = event.entry.name;
  const excluded: readonly string[] = event.excludedProperties;
  void [id, name, excluded];
}
