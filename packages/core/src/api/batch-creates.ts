import type { Operation } from '@ligase/benchling-api';
import type { CallScope } from '../http/call-scope.ts';
import type { CallContext } from '../http/ports.ts';
import { batchKey } from './batch-key.ts';
import { batchSizeOf } from './bulk.ts';
import { sendBatch, type OnFailedCreate } from './send-batch.ts';
import type { TaskContext } from './wait-for-task.ts';

/** Options of a {@link BatchWriter}. */
export interface BatchWriterOptions {
  /** How long the first item of a batch waits for company. Default 20. */
  readonly windowMs?: number;
  /** How many items a batch may hold at most. Default: what Benchling documents. */
  readonly batchSize?: number;
  /** What becomes of the items of a failed batch in which no fault was found. Default `report`. */
  readonly onFailedCreate?: OnFailedCreate;
}

/** Takes single items and writes them together; each caller gets the outcome of its own. */
export interface BatchWriter<Item, Value> {
  /**
   * Resolves with what Benchling made of the item; rejects with the item's own error.
   *
   * @throws {UnknownOutcomeError} when the item may have been made: its reply was lost, or its batch failed for others.
   */
  write(item: Item): Promise<Value>;
  /** Resolves when everything that was handed in before has an outcome. */
  flush(): Promise<void>;
}

interface Pending {
  readonly item: unknown;
  resolve(value: unknown): void;
  reject(reason: unknown): void;
}

/** Items that may share a request: of one registry and naming, and of one run, so that the audit trail stays true. */
interface Group {
  readonly key: string;
  readonly context: CallContext | undefined;
  readonly pending: Pending[];
  /** Cuts the wait short. */
  readonly hurry: AbortController;
  done: Promise<void>;
}

/**
 * Collects single items into bulk requests. While a batch is under way the next one fills up: registrations in one
 * registry exclude each other, and a longer wait only makes a larger batch.
 */
export function createBatchWriter(
  context: TaskContext & { readonly scope: CallScope },
  route: string,
  operation: Operation,
  { windowMs = 20, batchSize, onFailedCreate }: BatchWriterOptions,
): BatchWriter<unknown, unknown> {
  const most = batchSizeOf(operation, batchSize);
  const groups = new Set<Group>();

  const send = async (group: Group): Promise<void> => {
    const batch = group.pending.splice(0, most);
    const items = batch.map(({ item }) => item);
    try {
      const outcomes = await sendBatch(context, {
        route,
        operation,
        items,
        body: undefined,
        onFailedCreate,
        options: { context: group.context },
      });
      for (const [place, outcome] of outcomes.entries()) {
        if (outcome.ok) batch[place]?.resolve(outcome.value);
        else batch[place]?.reject(outcome.error);
      }
    } catch (error) {
      for (const pending of batch) pending.reject(error);
    }
  };

  const work = async (group: Group): Promise<void> => {
    await context.clock.sleep(windowMs, group.hurry.signal).catch(() => {});
    while (group.pending.length > 0) await send(group);
    groups.delete(group);
  };

  const open = (key: string, callContext: CallContext | undefined): Group => {
    const group: Group = {
      key,
      context: callContext,
      pending: [],
      hurry: new AbortController(),
      done: Promise.resolve(),
    };
    group.done = work(group);
    groups.add(group);
    return group;
  };

  return {
    write: (item) =>
      new Promise((resolve, reject) => {
        const key = batchKey(item);
        const callContext = context.scope.current();
        const group =
          [...groups].find((one) => one.key === key && one.context === callContext) ?? open(key, callContext);
        group.pending.push({ item, resolve, reject });
        if (group.pending.length >= most) group.hurry.abort();
      }),
    async flush() {
      const open = [...groups];
      for (const group of open) group.hurry.abort();
      await Promise.all(open.map(({ done }) => done));
    },
  };
}
