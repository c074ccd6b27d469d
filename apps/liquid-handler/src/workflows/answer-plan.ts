import { RefusedError } from '@ligase/core';
import { access } from '@ligase/plugin-access/contract';
import { canvas } from '@ligase/plugin-canvas/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { bench } from '../bench.ts';
import { configuration } from '../configuration.ts';
import { labOf } from '../deck/lab.ts';
import { answerForm } from '../report/plan-blocks.ts';
import { writtenFields } from '../run-plan/task-fields.ts';
import { anyInput } from './any-input.ts';

/** A press of a button under a plan. */
export interface Press {
  readonly canvasId: string;
  readonly buttonId: string;
  readonly userId: string;
}

/** Moves the task of a plan to where the person wants it who pressed a button, when they may. */
export const answerPlan = defineWorkflow({
  name: 'answer-plan',
  requires: { access, bench, canvas, configuration, tasks },
  input: anyInput<Press>(),
  run: ({ deps, step }, press) =>
    step('answer', () =>
      deps.canvas.handle(press, async ({ canvas: shown }) => {
        const { taskId } = JSON.parse(shown.data ?? '{}') as { readonly taskId?: string };
        if (taskId === undefined) throw new RefusedError('This page belongs to no task.');
        const task = await deps.tasks.get(taskId);
        const lab = await labOf(deps.configuration, task.schema.id, deps.bench.labware);
        const isWaiting = lab !== undefined && task.status.displayName === lab.statuses.toApprove;
        const wanted = answerForm.pressed(press) === 'approve' ? 'approved' : 'refused';
        if (!isWaiting) throw new RefusedError(`${task.displayId} is ${task.status.displayName} already.`);
        const question = { action: 'write', object: taskId, person: press.userId } as const;
        const { verdict, sentence } = await deps.access.explain(question);
        if (verdict !== 'allowed') throw new RefusedError(sentence);
        const fields = { [writtenFields.answeredBy]: press.userId };
        await deps.tasks.move(taskId, lab.statuses[wanted], { fields });
        const off = { enabled: false };
        return answerForm.change(shown, { approve: off, refuse: off });
      }),
    ),
});
