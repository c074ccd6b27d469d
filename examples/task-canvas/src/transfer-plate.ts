import { text } from 'node:stream/consumers';
import { RefusedError } from '@ligase/core';
import { canvas } from '@ligase/plugin-canvas/contract';
import { isClaimedBy } from '@ligase/plugin-tasks';
import { tasks, type Task, type Tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { readWorklist } from './read-worklist.ts';
import { transferForm } from './transfer-form.ts';

const largestWorklistBytes = 1_000_000;

/** A press of a button, as Benchling tells of it. */
export interface Press {
  readonly canvasId: string;
  readonly buttonId: string;
}

/**
 * Claims the task, posts an output for each well, and completes the task. It is one step, all of which may be done again:
 * whatever becomes of the process, each output is there once, and the canvas does not stay disabled.
 */
export const transferPlate = defineWorkflow({
  name: 'transfer-plate',
  requires: { canvas, tasks },
  input: uncheckedInput<Press>(),
  run: ({ deps: { canvas: canvases, tasks: service }, step, runId }, message) =>
    step('transfer', () =>
      canvases.handle(message, async ({ canvas }) => {
        transferForm.pressed(message);
        const { task: displayId, robot, worklist } = transferForm.read(canvas);
        const [uploadId = ''] = worklist;
        const { bytes } = await canvases.openUpload(uploadId, { maxBytes: largestWorklistBytes });
        const outputs = readWorklist(await text(bytes));

        const mark = { field: 'Claimed by', value: runId };
        const { id } = await taskNamed(service, displayId);
        const claim = await service.claim(id, { mark });
        if (!claim.claimed) throw new RefusedError(`${displayId} cannot be started: it is ${claim.reason}.`);
        await service.outputs.put(id, outputs, { by: ['Well'] });
        if (!isClaimedBy(await service.get(id), mark)) throw new RefusedError(`${displayId} was taken over.`);
        await service.move(id, { kind: 'COMPLETED' });

        return transferForm.change(canvas, {
          start: { text: `${robot} is done: ${outputs.length} wells`, enabled: false },
        });
      }),
    ),
});

async function taskNamed(service: Tasks, displayId: string): Promise<Task> {
  for await (const task of service.list({ displayIds: [displayId] })) return task;
  throw new RefusedError(`There is no task ${displayId}.`);
}
