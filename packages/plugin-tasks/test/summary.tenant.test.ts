import { expect, it } from 'vitest';
import { taskSummary } from '../src/index.ts';
import { taskLab } from './task-lab.ts';

it('sums up a task as people see it, without the fields that are named', async () => {
  const { make, service, group, userId } = await taskLab();
  const task = await make({ Sample: 'S7' }, { assigneeId: userId, scheduledOn: '2026-03-01' });

  const [whole, rest] = [taskSummary(task), taskSummary(task, ['Sample'])];

  expect(whole).toMatchObject({
    id: task.id,
    displayId: task.displayId,
    groupName: 'Monday',
    url: task.webURL,
    status: task.status.displayName,
    isOpen: true,
    assignee: { id: userId, name: 'Ada Admin' },
    scheduledOn: '2026-03-01',
    fields: [['Sample', 'S7']],
  });
  expect(rest.fields).toEqual([]);
  await service.archive([task.id], 'Other');
  expect(taskSummary(await service.get(task.id))).toMatchObject({ status: 'Archived', isOpen: false });
  expect(group.name).toBe(whole.groupName);
});
