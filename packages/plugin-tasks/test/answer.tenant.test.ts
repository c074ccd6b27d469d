import { createTestApp, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { isOpen, tasks, tasksPlugin } from '../src/index.ts';
import { taskLab } from './task-lab.ts';

const by = (value: string) => ({ mark: { field: 'Claimed by', value } });

describe('the answer to a task', () => {
  it('brings it to its end with the mark of whoever answered, in one request', async () => {
    const { service, make, sent } = await taskLab();
    const task = await make();
    await service.move(task.id, { kind: 'IN_PROGRESS' });
    const before = sent('updateWorkflowTask');

    const { isOurs, task: answered } = await service.answer(task.id, 'Completed', {
      ...by('Ada, click 1'),
      fields: { Sample: 'S2' },
    });

    expect(isOurs).toBe(true);
    expect(isOpen(answered)).toBe(false);
    expect([answered.fields['Claimed by']?.value, answered.fields['Sample']?.value]).toEqual(['Ada, click 1', 'S2']);
    expect(sent('updateWorkflowTask') - before).toBe(1);
  });

  it('is known again under its mark, and changes nothing then', async () => {
    const { service, make, sent } = await taskLab();
    const task = await make();
    await service.move(task.id, { kind: 'IN_PROGRESS' });
    await service.answer(task.id, 'Completed', by('Ada, click 1'));
    const before = sent('updateWorkflowTask');

    const again = await service.answer(task.id, 'Completed', by('Ada, click 1'));

    expect(again.isOurs).toBe(true);
    expect(sent('updateWorkflowTask')).toBe(before);
  });

  it('comes too late where somebody has given another, which stays', async () => {
    const { service, make } = await taskLab();
    const task = await make();
    await service.move(task.id, { kind: 'IN_PROGRESS' });
    await service.answer(task.id, 'Completed', by('Ada, click 1'));

    const late = await service.answer(task.id, 'Failed', by('Bo, click 2'));

    expect(late.isOurs).toBe(false);
    expect(late.task.status.displayName).toBe('Completed');
    expect(late.task.fields['Claimed by']?.value).toBe('Ada, click 1');
  });

  it('comes too late where somebody has given the same, also when that is no end of the task', async () => {
    const { service, make } = await taskLab();
    const task = await make();
    await service.answer(task.id, 'In Progress', by('Ada, click 1'));

    const [again, late] = [
      await service.answer(task.id, 'In Progress', by('Ada, click 1')),
      await service.answer(task.id, 'In Progress', by('Bo, click 2')),
    ];

    expect([again.isOurs, late.isOurs, isOpen(late.task)]).toEqual([true, false, true]);
    expect(late.task.fields['Claimed by']?.value).toBe('Ada, click 1');
  });

  it('is awaited while the task is open and one step away from it', async () => {
    const { service, make } = await taskLab();
    const task = await make();
    const awaited = async () => await service.awaits(await service.get(task.id), ['Completed', 'Failed']);

    const pending = await awaited();
    const begun = await service.move(task.id, { kind: 'IN_PROGRESS' });
    const inProgress = await awaited();
    await service.move(begun.id, 'Completed');

    expect([pending, inProgress, await awaited()]).toEqual([false, true, false]);
  });

  it('is one of two that are given at the same moment, and the other is told so', async () => {
    const { service, make } = await taskLab();
    const task = await make();
    await service.move(task.id, { kind: 'IN_PROGRESS' });

    const answers = await Promise.all([
      service.answer(task.id, 'Completed', by('Ada, click 1')),
      service.answer(task.id, 'Failed', by('Bo, click 2')),
    ]);

    const stands = (await service.get(task.id)).fields['Claimed by']?.value;
    expect(answers.map(({ isOurs }) => isOurs)).toEqual([stands === 'Ada, click 1', stands === 'Bo, click 2']);
    expect(answers.filter(({ isOurs }) => isOurs)).toHaveLength(1);
  });

  it.each(['Completed', 'Failed'])('comes too late where another, %s, is given while it looks', async (faster) => {
    const lab = await taskLab();
    const task = await lab.make();
    await lab.service.move(task.id, { kind: 'IN_PROGRESS' });
    let looks = 0;
    const slow = {
      ...lab.tenant,
      async handle(request: Parameters<TestTenant['handle']>[0]) {
        const isLook = request.method === 'GET' && request.url.includes('/workflow-tasks/');
        const answer = await lab.tenant.handle(request);
        if (isLook && (looks += 1) === 1) await lab.service.answer(task.id, faster, by('Ada, click 1'));
        return answer;
      },
    };
    const app = await createTestApp({ tenant: slow, plugins: [tasksPlugin()] });

    const late = await app.get(tasks).answer(task.id, 'Completed', by('Bo, click 2'));

    expect(late.isOurs).toBe(false);
    expect(late.task.status.displayName).toBe(faster);
    expect((await lab.service.get(task.id)).fields['Claimed by']?.value).toBe('Ada, click 1');
  });

  it('is refused where the lifecycle does not lead, and the task stays open', async () => {
    const { service, make } = await taskLab();
    const task = await make();

    await expect(service.answer(task.id, { kind: 'INVALID' }, by('Ada, click 1'))).rejects.toMatchObject({
      code: 'STATUS_REFUSED',
    });
    expect(isOpen(await service.get(task.id))).toBe(true);
  });

  it('is not given for a task that is archived', async () => {
    const { service, make } = await taskLab();
    const task = await make();
    await service.archive([task.id], 'Made in error');

    const { isOurs } = await service.answer(task.id, { kind: 'COMPLETED' }, by('Ada, click 1'));

    expect(isOurs).toBe(false);
  });
});
