import { basePath, operations } from '@ligase/benchling-api/v2';
import type { Operation } from '@ligase/benchling-api';
import { InputError } from '../errors/errors.ts';
import type { Clock } from '../http/ports.ts';
import { createBatchWriter, type BatchWriterOptions } from './batch-creates.ts';
import type { Benchling } from './benchling.ts';
import { bulk, type BulkCall } from './bulk.ts';
import { createApi, type ApiContext } from './create-api.ts';
import { waitForTask, type TaskLink, type WaitOptions } from './wait-for-task.ts';

type AnyBulkInput = Pick<BulkCall, 'items' | 'batchSize' | 'body' | 'path' | 'onFailedCreate'> & BulkCall['options'];

/** Makes the client of one app. Its types are checked against the operation table by those who call it. */
export function createBenchling(context: ApiContext & { readonly clock: Clock }): Benchling {
  const api = createApi({ operations, basePath }, context);
  const tasks = { ...context, api };

  const client = {
    ...api,
    waitForTask: (task: TaskLink, options?: WaitOptions) => waitForTask(tasks, task, options),
    bulk(route: string, { items, batchSize, body, path, onFailedCreate, ...options }: AnyBulkInput) {
      return bulk(tasks, {
        route,
        operation: operationOf(route),
        items,
        batchSize,
        body,
        path,
        onFailedCreate,
        options,
      });
    },
    batchCreates: (route: string, options: BatchWriterOptions = {}) =>
      createBatchWriter(tasks, route, operationOf(route), options),
    api: (table: Parameters<Benchling['api']>[0]) => createApi(table, context),
  };
  // The generated route types stand around the untyped implementation; nothing could check them from within.
  return client as unknown as Benchling;
}

function operationOf(route: string): Operation {
  const operation = Object.hasOwn(operations, route) ? operations[route as keyof typeof operations] : undefined;
  if (operation === undefined) throw new InputError('INPUT_INVALID', `There is no operation "${route}".`);
  return operation;
}
