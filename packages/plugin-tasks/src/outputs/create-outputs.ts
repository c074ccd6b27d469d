import type { Benchling, ItemOutcome } from '@ligase/core';
import type { TaskOutputs } from '../contract.ts';
import { toFields } from '../field-values.ts';
import type { TaskOutput } from '../task.ts';
import { createOutput } from './create-output.ts';
import { listOutputs } from './list-outputs.ts';
import { putOutputs } from './put-outputs.ts';
import { updateOutput } from './update-output.ts';

type Outcomes = AsyncIterable<ItemOutcome<TaskOutput>>;

/** What tasks put out. */
export function createOutputs(benchling: Benchling): TaskOutputs {
  return {
    list: (filter = {}, call = {}) => listOutputs(benchling, filter, call),
    async get(outputId, call = {}) {
      const path = { workflow_output_id: outputId };
      return (await benchling.request('GET /workflow-outputs/{workflow_output_id}', { path, ...call })) as TaskOutput;
    },
    create: (output, call = {}) => createOutput(benchling, output, call),
    bulkCreate(outputs, call = {}) {
      const items = Array.from(outputs, ({ taskId, fields }) => ({ workflowTaskId: taskId, fields: toFields(fields) }));
      return benchling.bulk('POST /workflow-outputs:bulk-create', { items, ...call }) as Outcomes;
    },
    update: (outputId, fields, call = {}) => updateOutput(benchling, outputId, fields, call),
    bulkUpdate(outputs, call = {}) {
      const items = Array.from(outputs, ({ outputId, fields }) => ({
        workflowOutputId: outputId,
        fields: toFields(fields),
      }));
      return benchling.bulk('POST /workflow-outputs:bulk-update', { items, ...call }) as Outcomes;
    },
    put: (taskId, outputs, options, call = {}) => putOutputs(benchling, taskId, outputs, options, call),
    async archive(outputIds, reason, call = {}) {
      if (outputIds.length === 0) return [];
      const body = { workflowOutputIds: [...outputIds], reason };
      return (await benchling.request('POST /workflow-outputs:archive', { body, ...call })).workflowOutputIds ?? [];
    },
    async unarchive(outputIds, call = {}) {
      if (outputIds.length === 0) return [];
      const body = { workflowOutputIds: [...outputIds] };
      return (await benchling.request('POST /workflow-outputs:unarchive', { body, ...call })).workflowOutputIds ?? [];
    },
  };
}
