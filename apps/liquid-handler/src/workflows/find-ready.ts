import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow } from '@ligase/workflows';
import { configuration } from '../configuration.ts';
import { anyInput } from './any-input.ts';
import { hearTask } from './hear-task.ts';

/** Looks every five minutes for tasks that are ready, as a webhook can be lost. What another run has taken is left alone by its claim. */
export const findReady = defineWorkflow({
  name: 'find-ready',
  requires: { configuration, tasks },
  input: anyInput<null>(),
  schedules: [{ name: 'every-five-minutes', cron: '*/5 * * * *', input: () => null }],
  async run({ deps, step, start }) {
    const found = await step('find tasks', async () => {
      const { work } = await deps.configuration.requireAll();
      const ids: string[] = [];
      for (const { values } of work) {
        const filter = { schemaId: values.taskSchema.id, status: values.readyStatus.name };
        for await (const { id } of deps.tasks.list(filter)) ids.push(id);
      }
      return ids;
    });
    for (const taskId of found) await start(hearTask, { taskId }, { key: taskId });
  },
});
