import { describe, expect, it } from 'vitest';
import type { TaskSchema, TaskStatus, TaskStatusKind } from '../task.ts';
import { nextStatus } from './next-status.ts';

const status = (displayName: string, statusType: TaskStatusKind): TaskStatus => ({
  id: `wfts_${displayName}`,
  displayName,
  statusType,
});
const waiting = status('Waiting', 'PENDING');
const manual = status('By hand', 'IN_PROGRESS');
const robot = status('On the robot', 'IN_PROGRESS');
const done = status('Done', 'COMPLETED');
const review = status('In review', 'IN_PROGRESS');
const schema = {
  name: 'Prep',
  statusLifecycle: {
    name: 'Two ways',
    initialStatus: waiting,
    statuses: [waiting, manual, robot, review, done],
    transitions: [
      { from: waiting, to: manual },
      { from: waiting, to: robot },
      { from: robot, to: review },
      { from: review, to: done },
      { from: manual, to: done },
    ],
  },
} as unknown as TaskSchema;
const task = (inStatus: TaskStatus) => ({ id: 'wftask_1', displayId: 'PREP1-T1', status: inStatus });

describe('the next status of a task', () => {
  it('is found by its name, its id, or by a kind that one way leads to', () => {
    const found = [
      nextStatus(schema, task(waiting), 'On the robot'),
      nextStatus(schema, task(waiting), robot.id),
      nextStatus(schema, task(review), { kind: 'COMPLETED' }),
    ];

    expect(found).toEqual([robot, robot, done]);
  });

  it('is the one that the task has, when that is wanted', () => {
    const found = [nextStatus(schema, task(robot), { kind: 'IN_PROGRESS' }), nextStatus(schema, task(done), 'Done')];

    expect(found).toEqual([robot, done]);
  });

  it.each<[string, TaskStatus, Parameters<typeof nextStatus>[2], string]>([
    [
      'no way leads there',
      waiting,
      'Done',
      'Task PREP1-T1 (wftask_1) cannot go from "Waiting" (PENDING) to "Done". It can go to: "By hand" (IN_PROGRESS), "On the robot" (IN_PROGRESS).',
    ],
    [
      'no way leads anywhere',
      done,
      { kind: 'IN_PROGRESS' },
      'cannot go from "Done" (COMPLETED) to one of kind IN_PROGRESS. It can go to: nowhere.',
    ],
    [
      'a kind has several ways',
      waiting,
      { kind: 'IN_PROGRESS' },
      'can go from "Waiting" (PENDING) to more than one of kind IN_PROGRESS; say which by its name.',
    ],
    [
      'the schema has no such name',
      waiting,
      'done',
      'Tasks of schema Prep have no status "done". They have: "Waiting" (PENDING),',
    ],
    ['the schema has none of the kind', waiting, { kind: 'CANCELLED' }, 'have no status of kind CANCELLED'],
  ])('is refused when %s', (_why, from, wanted, message) => {
    const moving = (): unknown => nextStatus(schema, task(from), wanted);

    expect(moving).toThrow(expect.objectContaining({ code: 'STATUS_REFUSED' }));
    expect(moving).toThrow(message);
  });
});
