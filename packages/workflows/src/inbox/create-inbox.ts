import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';
import { InputError, isLigaseError, WorkflowError, type Logger } from '@ligase/core';
import type { Workflows } from '../contract.ts';
import type { Deliveries, Delivery } from './deliveries.ts';
import type { DeliveryTable, Settled, TakenDelivery } from './delivery-table.ts';
import { route } from './route.ts';
import type { AnyTrigger } from './trigger.ts';

/** What an inbox stands on. */
export interface InboxOptions {
  readonly table: DeliveryTable;
  readonly triggers: readonly AnyTrigger[];
  readonly start: Workflows['start'];
  readonly log: Logger;
  /** How often it looks for what other processes left. */
  readonly everyMs: number;
}

/** An inbox at work. */
export interface Inbox {
  readonly deliveries: Deliveries;
  /** Ends what is under way, and begins nothing more. */
  stop(): Promise<void>;
}

/** A delivery that was taken this often and never settled has brought down its process, or the engine, each time. */
const maxTakes = 10;

/** As many are taken and settled in one statement. More would save little, and a process that dies leaves them for later. */
const batchSize = 64;

/** Between two looks, so that what comes fast is taken together. */
const gatherMs = 10;

/** Works on what comes in, one delivery after the other in each process: the order is that of arrival, but for what is tried again. */
export function createInbox({ table, triggers, start, log, everyMs }: InboxOptions): Inbox {
  // Whoever hands in a delivery may be a run or a request: what the delivery starts belongs to neither.
  const outside = AsyncLocalStorage.snapshot();
  let working: Promise<void> | undefined;
  let more = false;
  const stopping = new AbortController();

  const workOff = async (): Promise<void> => {
    try {
      while (!stopping.signal.aborted) {
        const batch = await table.take(batchSize);
        if (batch.length === 0) return;
        await workOn(batch);
        await setTimeout(gatherMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    } catch (error) {
      log.warn({ err: error }, 'could not look for deliveries; it is tried again');
    }
  };
  const workOn = async (batch: readonly TakenDelivery[]): Promise<void> => {
    const settled: Settled[] = [];
    let begun = 0;
    for (const delivery of batch) {
      if (stopping.signal.aborted) break;
      begun += 1;
      try {
        settled.push({ id: delivery.id, ...(await startRuns(delivery)) });
      } catch (error) {
        log.warn({ err: error, delivery: delivery.id }, 'a delivery could not be worked on; it is tried again');
      }
    }
    if (settled.length > 0) await table.settle(settled);
    if (begun < batch.length) await table.giveBack(batch.slice(begun));
    for (const { id, reason } of settled)
      if (reason !== undefined) log.error({ delivery: id }, `delivery is dead: ${reason}`);
  };
  const startRuns = async (delivery: TakenDelivery): Promise<Omit<Settled, 'id'>> => {
    if (delivery.takes > maxTakes)
      return dead(`It was tried ${maxTakes} times, and each time the process or the store failed`);
    const to = route(triggers, delivery);
    if ('reason' in to) return dead(to.reason);
    for (const { workflow, input, actor } of to.runs)
      try {
        // The key makes it the same run, should the process die before the delivery is settled.
        const by = { key: delivery.id, correlationId: delivery.id, ...(actor !== undefined && { actor }) };
        await start(workflow, input, by);
      } catch (error) {
        if (isLigaseError(error) && error.code === 'INPUT_INVALID') return dead(error.message);
        throw error;
      }
    return { settlement: to.runs.length > 0 ? 'started' : 'ignored' };
  };
  const wake = (): void => {
    more = true;
    if (working !== undefined || stopping.signal.aborted) return;
    working = outside(async () => {
      while (more && !stopping.signal.aborted) {
        more = false;
        await workOff();
      }
      working = undefined;
    });
  };
  const timer = setInterval(wake, everyMs);
  wake();

  return {
    deliveries: {
      async receive(delivery) {
        refuseUnkeepable(delivery);
        if (!(await table.insert(delivery))) return 'known';
        wake();
        return 'new';
      },
      async bury(delivery, reason) {
        refuseUnkeepable(delivery);
        if (!(await table.insert(delivery, reason))) return 'known';
        log.error({ delivery: delivery.id, kind: delivery.kind }, `delivery is dead: ${reason}`);
        return 'new';
      },
      deadDeliveries: ({ limit = 100 } = {}) => table.dead(limit),
      async redeliver(id) {
        if (!(await table.revive(id))) throw unknown(id);
        wake();
      },
      async dismissDelivery(id) {
        if (!(await table.dismiss(id))) throw unknown(id);
      },
    },
    async stop() {
      stopping.abort();
      clearInterval(timer);
      await working;
    },
  };
}

function dead(reason: string): Omit<Settled, 'id'> {
  return { settlement: 'dead', reason };
}

/** Refuses what the store would refuse: it comes in one statement with others, and PGlite loses its connection over a refusal. */
function refuseUnkeepable({ id, kind, receivedAt, payload }: Delivery): void {
  const faults = [
    ...(`${id}${kind}`.includes('\0') ? ['its id or its kind has the character 0'] : []),
    ...(Number.isFinite(receivedAt) ? [] : [`receivedAt is milliseconds since 1970; got ${receivedAt}`]),
    ...(payload === undefined ? ['it has no payload'] : []),
  ];
  if (faults.length > 0)
    throw new InputError('INPUT_INVALID', `The delivery ${JSON.stringify(id)} cannot be kept: ${faults.join('; ')}`);
}

function unknown(id: string): WorkflowError {
  return new WorkflowError('DELIVERY_UNKNOWN', `There is no dead delivery ${id}; it may have been pruned`);
}
