import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { benchling, type AnyPlugin, type Benchling } from '@ligase/core';
import { createTestApp, startTestTenant, type FakeClock, type MemoryLogger, type TestTenant } from '@ligase/testing';
import type { TenantRequest, TenantResponse } from '@ligase/tenant';
import { webhookKind, type Announcement } from '@ligase/webhooks';
import {
  defineTrigger,
  defineWorkflow,
  workflows,
  workflowsPlugin,
  type Delivery,
  type Workflows,
} from '@ligase/workflows';
import { onTestFinished } from 'vitest';
import { gapKind, type EventsGap } from '../src/events/index.ts';
import { receiver, type Receiver } from '../src/index.ts';
import { fileKind, type WatchedFile } from '../src/folder/index.ts';
import { taken } from './any-input.ts';

/** An app with receivers, on a tenant, with workflows that say what they were started for. */
export interface ReceiverLab {
  readonly runs: Workflows;
  readonly clock: FakeClock;
  readonly log: MemoryLogger;
  /** What runs were started for: once for each run. */
  readonly done: readonly string[];
  /** Creates an entry as the app does, and gives its id. */
  createEntry(name: string): Promise<string>;
  /** The service of a receiver. */
  service(name: string): Receiver;
  stop(): Promise<void>;
}

/** What a lab is made of. */
export interface LabOptions {
  readonly tenant: TestTenant;
  readonly receivers: readonly AnyPlugin[];
  /** Default: in memory. */
  readonly store?: string;
  /** Default: what the runs of this app did. */
  readonly done?: string[];
  /** Default: the tenant's, which skips all waiting. */
  readonly clock?: FakeClock;
}

/** Waits for what comes of receiving. */
export const soon: { readonly interval: number; readonly timeout: number } = { interval: 10, timeout: 30_000 };

/** Starts an app. */
export async function startLab({
  tenant,
  receivers,
  store = 'pglite:memory',
  done = [],
  clock,
}: LabOptions): Promise<ReceiverLab> {
  const follow = defineWorkflow({
    name: 'follow',
    requires: {},
    input: taken<string>(),
    run: ({ step }, what) => step('note', async () => void done.push(what)),
  });
  const triggers = [
    defineTrigger({
      kind: webhookKind,
      workflow: follow,
      toInput: ({ payload: { known, message } }: Delivery<Announcement>) =>
        known && 'resourceId' in message ? `${message.type} ${message.resourceId}` : `unknown ${message.type}`,
    }),
    defineTrigger({
      kind: gapKind,
      workflow: follow,
      toInput: ({ payload }: Delivery<EventsGap>) => `gap ${payload.from} ${payload.until}`,
    }),
    defineTrigger({
      kind: fileKind,
      workflow: follow,
      toInput: ({ payload }: Delivery<WatchedFile>) => `${payload.path} ${payload.size} ${payload.sha256.slice(0, 8)}`,
    }),
  ];
  const runsPlugin = workflowsPlugin({ workflows: [follow], triggers, store });
  // The receivers are told to the compiler as none: what they require is there.
  const plugins = [runsPlugin, ...receivers] as unknown as readonly [typeof runsPlugin];
  const app = await createTestApp({ tenant, plugins, ...(clock !== undefined && { clock }) });
  const client: Benchling = app.get(benchling);
  return {
    runs: app.get(workflows),
    clock: app.clock,
    log: app.log,
    done,
    async createEntry(name) {
      const entry = await client.request('POST /entries', { body: { name, folderId: tenant.folderId } });
      return entry.id ?? '';
    },
    service: (name) => (app.get as (token: symbol) => unknown)(receiver(name)) as Receiver,
    stop: () => app.stop(),
  };
}

/** A tenant whose answers to `GET /events` a test may look at and change. */
export interface WatchedTenant extends TestTenant {
  /** The queries of events, in their order. */
  readonly asked: URLSearchParams[];
  /** What becomes of the next answers to them. */
  change: ((reply: TenantResponse, query: URLSearchParams) => TenantResponse | Promise<TenantResponse>) | undefined;
}

/** Starts one. */
export async function startWatchedTenant(): Promise<WatchedTenant> {
  const tenant = await startTestTenant();
  const asked: URLSearchParams[] = [];
  const watched: WatchedTenant = {
    ...tenant,
    asked,
    change: undefined,
    async handle(request: TenantRequest) {
      const { pathname, searchParams } = new URL(request.url, 'http://tenant.test');
      if (pathname !== '/api/v2/events') return await tenant.handle(request);
      asked.push(searchParams);
      const reply = await tenant.handle(request);
      return (await watched.change?.(reply, searchParams)) ?? reply;
    },
  };
  return watched;
}

/** A folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-receivers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
