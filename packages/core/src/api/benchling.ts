import type { BatchItem, ListItem, PathParams, RequestBody, Route } from '@ligase/benchling-api';
import type { Batches, Lists, Routes } from '@ligase/benchling-api/v2';
import type { Api, ApiTable, CallOptions } from './api.ts';
import type { BatchWriter, BatchWriterOptions } from './batch-creates.ts';
import type { ItemOutcome } from './bulk.ts';
import type { OnFailedCreate } from './send-batch.ts';
import type { TaskLink, WaitOptions } from './wait-for-task.ts';

type RestOfBody<R extends Route, Key> = {
  readonly [M in keyof RequestBody<R> as M extends Key ? never : M]: RequestBody<R>[M];
};

type Needed<Name extends string, T> = [T] extends [never]
  ? { readonly [N in Name]?: never }
  : {} extends T
    ? { readonly [N in Name]?: T }
    : { readonly [N in Name]: T };

/** The input of a bulk operation: any number of items, and the rest of the body once. */
export type BulkInput<R extends keyof Batches & keyof Routes> = {
  readonly items: Iterable<BatchItem<Routes[R], Batches[R]>> | AsyncIterable<BatchItem<Routes[R], Batches[R]>>;
  /** How many items a request may hold at most. Default: what Benchling documents, or 100. */
  readonly batchSize?: number | undefined;
} & (R extends BulkCreates
  ? {
      /** What becomes of the items of a failed batch in which no fault was found. Default `report`. */
      readonly onFailedCreate?: OnFailedCreate | undefined;
    }
  : {}) &
  Needed<'path', PathParams<Routes[R]>> &
  Needed<'body', RestOfBody<Routes[R], Batches[R]>> &
  Pick<CallOptions, 'signal' | 'timeoutMs' | 'context'>;

/** What a bulk operation gives for each item: what a list of these gives, where there is one. */
export type BulkValue<R> = R extends `POST ${infer Collection}:bulk-${'create' | 'update' | 'upsert'}`
  ? `GET ${Collection}` extends infer L extends keyof Lists & keyof Routes
    ? ListItem<Routes[L], Lists[L]>
    : unknown
  : unknown;

type BulkCreates = Extract<keyof Batches & keyof Routes, `${string}:bulk-create`>;

/** A Benchling tenant as one app sees it: every operation of API v2, typed, and what belongs to calling them well. */
export interface Benchling extends Api<Routes, Lists> {
  /**
   * Waits for a task's end and gives its `response`.
   * @throws {TaskError} `TASK_FAILED` with the errors of single items; `TASK_EXPIRED` when it is gone or takes too long.
   */
  waitForTask(task: TaskLink, options?: WaitOptions): Promise<unknown>;
  /**
   * Writes any number of items in batches of the documented size, one after the other, and gives the outcome of each in
   * the order of the input. Items at fault get their own errors. The others of their batch are sent again without them,
   * but for those of a failed create: what Benchling keeps of one is not documented, so they are reported as `unknown`.
   */
  bulk<R extends keyof Batches & keyof Routes>(route: R, input: BulkInput<R>): AsyncIterable<ItemOutcome<BulkValue<R>>>;
  /** Makes a writer that gathers single creates into bulk requests. */
  batchCreates<R extends BulkCreates>(
    route: R,
    options?: BatchWriterOptions,
  ): BatchWriter<BatchItem<Routes[R], Batches[R]>, BulkValue<R>>;
  /** The operations of another table, called as this app; `@ligase/core/v3` uses it. */
  api<OtherRoutes extends { readonly [K in keyof OtherRoutes]: Route }, OtherLists>(
    table: ApiTable,
  ): Api<OtherRoutes, OtherLists>;
}
