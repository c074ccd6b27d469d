import { notFound } from '../api-error.ts';
import type { Feature } from '../feature.ts';
import { taskReadersDiffer, type Tasks } from '../tasks/tasks.ts';

/** Asking how a task stands. */
export function taskOperations(tasks: Tasks): Feature {
  return {
    name: 'tasks',
    operations: {
      getTask: {
        support: 'partial',
        differs: taskReadersDiffer,
        handle: ({ principal, path }) => {
          const id = path['task_id'] ?? '';
          tasks.runDue();
          const state = tasks.state(principal, id);
          if (!state) throw notFound(id);
          return { body: state };
        },
      },
    },
  };
}
