import type { TaskLifecycle } from '@ligase/plugin-tasks/contract';

/** The ids of the statuses that a kind of task is configured with. */
export interface ChosenStatuses {
  readonly ready: string;
  readonly planning: string;
  readonly toApprove: string;
  readonly approved: string;
  readonly refused: string;
  readonly done: string;
  readonly failed: string;
}

/** The moves that the app or a person makes with a task. */
const moves: readonly (readonly [keyof ChosenStatuses, keyof ChosenStatuses])[] = [
  ['ready', 'planning'],
  ['planning', 'toApprove'],
  ['planning', 'failed'],
  ['toApprove', 'approved'],
  ['toApprove', 'refused'],
  ['toApprove', 'failed'],
  ['approved', 'done'],
  ['approved', 'failed'],
];

/** What is wrong with the statuses of a kind of task, a line each: those of another schema, and moves that its lifecycle does not have. */
export function statusFaults(where: string, lifecycle: TaskLifecycle, chosen: ChosenStatuses): readonly string[] {
  const names = new Map(lifecycle.statuses.map(({ id, displayName }) => [id, displayName]));
  const strange = Object.entries(chosen).filter(([, id]) => !names.has(id));
  if (strange.length > 0)
    return strange.map(
      ([role]) =>
        `${where}: the status for "${role}" is of another schema. Choose one of ${[...names.values()].join(', ')}.`,
    );
  return moves.flatMap(([from, to]) => {
    const leads = lifecycle.transitions.some((one) => one.from.id === chosen[from] && one.to.id === chosen[to]);
    return leads
      ? []
      : [
          `${where}: no transition leads from "${names.get(chosen[from])}" to "${names.get(chosen[to])}". Add it to the schema's lifecycle.`,
        ];
  });
}
