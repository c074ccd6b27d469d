import { invalidRequest } from '../api-error.ts';
import type { Feature, ServedOperation } from '../feature.ts';
import { taskReadersDiffer, type TaskState } from '../tasks/tasks.ts';
import type { BulkOutcome } from './bulk.ts';
import { createRefs } from './refs.ts';
import { statusOf, taskOf } from './task-state.ts';
import type { V3Parts } from './v3-parts.ts';

const nothing = { successCount: 0, errorCount: 0 };

/** Asking how a bulk task stands, and for the files of what came of it. */
export function bulkTaskFeature(parts: V3Parts): Feature {
  const { context, storage } = parts;
  const refs = createRefs(parts);
  const file = (key: string, fileName: string): string =>
    storage.downloadUrl(key, { fileName, mimeType: 'application/jsonl' }).url;
  const served = (view: (taskId: string, state: TaskState) => object): ServedOperation => ({
    support: 'partial',
    differs: taskReadersDiffer,
    handle(call) {
      const state = taskOf(context.tasks, call, (id) => /\.Bulk(?:Create|Update)$/u.test(id));
      return { body: view(call.path['task_id'] ?? '', state) };
    },
  });
  return {
    name: 'bulk tasks',
    operationsV3: {
      'BulkTask.Get': served((taskId, state) => {
        const { successCount, errorCount } = outcomeOf(state) ?? nothing;
        const total = successCount + errorCount;
        return {
          taskId,
          status: statusOf(state),
          progress: { totalRecords: total, numberProcessed: total },
          result: { successCount, errorCount },
        };
      }),
      'BulkErrors.Get': served((taskId, state) => {
        const outcome = outcomeOf(state);
        if (outcome !== undefined && outcome.errorCount > 0)
          return { taskId, errors: file(outcome.errorsKey, `${taskId}-errors.jsonl`) };
        const message =
          state.status === 'RUNNING'
            ? 'The bulk task is still in progress.'
            : state.status === 'FAILED'
              ? state.message
              : 'No errors found for this bulk task.';
        return { taskId, errors: null, message };
      }),
      'BulkSuccessfulResults.Get': served((taskId, state) => {
        const outcome = outcomeOf(state);
        if (outcome === undefined)
          throw invalidRequest(`The bulk task ${taskId} has no results: it is ${statusOf(state)}.`);
        return {
          taskId,
          items: file(outcome.successesKey, `${taskId}-results.jsonl`),
          listingUri: refs.url(outcome.listing),
        };
      }),
    },
  };
}

function outcomeOf(state: TaskState): BulkOutcome | undefined {
  return state.status === 'SUCCEEDED' ? (state.response as BulkOutcome) : undefined;
}
