import { fieldValues } from '@ligase/plugin-tasks';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { bench } from '../bench.ts';
import { configuration } from '../configuration.ts';
import { labOf } from '../deck/lab.ts';
import { taskChanged } from '../run-plan/await-answer.ts';
import { textIn, writtenFields } from '../run-plan/task-fields.ts';
import { anyInput } from './any-input.ts';
import { cherryPickTask } from './cherry-pick.ts';
import { diluteSeriallyTask } from './dilute-serially.ts';
import { normaliseTask } from './normalise.ts';
import { poolEquimolarTask, poolTask } from './pool.ts';
import type { TaskInput } from './task-input.ts';

/** Hears that a task was made or moved: starts its work when it is ready, and otherwise tells the run that has it. */
export const hearTask = defineWorkflow({
  name: 'hear-task',
  requires: { bench, configuration, tasks },
  input: anyInput<TaskInput>(),
  async run({ deps, step, start, tell }, { taskId }) {
    // Read anew: what the event told may be old.
    const heard = await step('read task', async () => {
      const task = await deps.tasks.get(taskId);
      const lab = await labOf(deps.configuration, task.schema.id, deps.bench.labware);
      if (lab === undefined || task.archiveRecord !== null) return undefined;
      const runId = textIn(fieldValues(task.fields), writtenFields.claimedBy);
      return { kind: lab.kind, isReady: task.status.displayName === lab.statuses.ready, runId };
    });
    if (heard === undefined) return;
    if (heard.isReady) await start(workflowOf[heard.kind], { taskId });
    else if (heard.runId !== undefined) await tell(heard.runId, taskChanged, null);
  },
});

const workflowOf = {
  normalise: normaliseTask,
  'cherry-pick': cherryPickTask,
  'dilute-serially': diluteSeriallyTask,
  pool: poolTask,
  'pool-equimolar': poolEquimolarTask,
} as const;
