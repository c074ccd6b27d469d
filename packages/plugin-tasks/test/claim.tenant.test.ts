import { createTestApp, type TestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { isClaimedBy, tasks, tasksPlugin } from '../src/index.ts';
import { anotherApp, taskLab } from './task-lab.ts';

const by = (value: string) => ({ mark: { field: 'Claimed by', value } });

describe('a task that several want', () => {
  it('is claimed by one alone, however many try at once', async () => {
    const lab = await taskLab({ settings: { limits: { enabled: false } } });
    const { id } = await lab.make();
    const apps = [lab.service, await anotherApp(lab, 'second'), await anotherApp(lab, 'third')];
    const nine = [...apps, ...apps, ...apps];

    const claims = await Promise.all(nine.map((service, n) => service.claim(id, by(`run-${n}`))));

    const { fields } = await lab.service.get(id);
    const winners = claims.flatMap((claim, n) => (claim.claimed ? `run-${n}` : []));
    expect(winners).toEqual([fields['Claimed by']?.value]);
    expect(claims.filter((claim) => !claim.claimed && claim.reason !== 'taken')).toEqual([]);
  });

  it('is claimed under one mark by whoever comes back after a crash', async () => {
    const { make, service } = await taskLab();
    const { id } = await make();

    const claims = [await service.claim(id, by('run-1')), await service.claim(id, by('run-1'))];

    expect(claims.map(({ claimed }) => claimed)).toEqual([true, true]);
  });

  it('is claimed although the answer to the claim is lost', async () => {
    const { make, service, control, sent } = await taskLab();
    const { id } = await make();
    control.failNext({ operationId: 'updateWorkflowTask', reset: true });

    const claim = await service.claim(id, by('run-1'));

    expect(claim).toMatchObject({ claimed: true, task: { status: { statusType: 'IN_PROGRESS' } } });
    expect(sent('updateWorkflowTask')).toBe(1);
  });

  it('is not claimed when Benchling is down, and can be claimed later', async () => {
    const { make, service, control } = await taskLab();
    const { id } = await make();
    control.failNext({ operationId: 'updateWorkflowTask', status: 503 });

    const down = service.claim(id, by('run-1'));

    await expect(down).rejects.toMatchObject({ code: 'API_UNKNOWN_OUTCOME' });
    expect((await service.claim(id, by('run-1'))).claimed).toBe(true);
  });

  it('is looked at again before it is marked, when the mark had to wait for its turn', async () => {
    const { make, service, control, sent } = await taskLab();
    const { id } = await make();
    control.failNext({ operationId: 'updateWorkflowTask', status: 429, times: 6 });

    const claim = await service.claim(id, by('run-1'));

    expect(claim.claimed).toBe(true);
    expect(sent('getWorkflowTask')).toBeGreaterThan(2);
  });

  it('stays open when its mark never gets its turn in time', async () => {
    const { make, service, control } = await taskLab();
    const { id } = await make();
    control.failNext({ operationId: 'updateWorkflowTask', status: 429, times: 1_000 });

    const claiming = service.claim(id, by('run-1'));

    await expect(claiming).rejects.toMatchObject({ code: 'NET_TIMEOUT', retryable: true });
    expect((await service.get(id)).status.statusType).toBe('PENDING');
  });

  it('is left to a person when the mark was so long under way that another may have been confirmed', async () => {
    const { make, tenant } = await taskLab();
    const { id } = await make();
    const slow: TestTenant = {
      ...tenant,
      async handle(request) {
        const reply = await tenant.handle(request);
        if (request.method === 'PATCH') await tenant.clock.advance(3_000);
        return reply;
      },
    };
    const app = await createTestApp({ tenant: slow, plugins: [tasksPlugin()] });

    const claim = await app.get(tasks).claim(id, by('run-1'));

    expect(claim).toMatchObject({
      claimed: false,
      reason: 'late',
      task: { fields: { 'Claimed by': { value: 'run-1' } } },
    });
  });

  it('is claimed no more once whoever claims it has given up', async () => {
    const { make, service } = await taskLab();
    const { id } = await make();

    const claiming = service.claim(id, by('run-1'), { signal: AbortSignal.abort(new Error('the run was cancelled')) });

    await expect(claiming).rejects.toThrow('the run was cancelled');
  });

  it('is left as it was marked when whoever claims it gives up before the claim is settled', async () => {
    const { make, tenant, service } = await taskLab();
    const { id } = await make();
    const giving = new AbortController();
    const marked: TestTenant = {
      ...tenant,
      async handle(request) {
        const reply = await tenant.handle(request);
        if (request.method === 'PATCH') giving.abort(new Error('the run was cancelled'));
        return reply;
      },
    };
    const app = await createTestApp({ tenant: marked, plugins: [tasksPlugin()] });

    const claiming = app.get(tasks).claim(id, by('run-1'), { signal: giving.signal });

    await expect(claiming).rejects.toThrow('the run was cancelled');
    expect((await service.get(id)).fields['Claimed by']?.value).toBe('run-1');
    expect((await service.claim(id, by('run-1'))).claimed).toBe(true);
  });

  it('no longer bears a mark that a late writer has written over', async () => {
    const { make, service } = await taskLab();
    const { id } = await make();
    const mark = { field: 'Claimed by', value: 'run-1' };
    await service.claim(id, { mark });

    const before = isClaimedBy(await service.get(id), mark);
    await service.update(id, { fields: { 'Claimed by': 'run-2' } });
    const after = isClaimedBy(await service.get(id), mark);

    expect([before, after]).toEqual([true, false]);
  });

  it('is not claimed once it is done, cancelled or archived', async () => {
    const { make, service } = await taskLab();
    const [done, cancelled, archived] = [await make(), await make(), await make()];
    await service.move(done.id, 'In Progress');
    await service.move(done.id, 'Completed');
    await service.move(cancelled.id, 'Cancelled');
    await service.archive([archived.id], 'Other');

    const claims = [];
    for (const { id } of [done, cancelled, archived]) claims.push(await service.claim(id, by('run-1')));

    expect(claims).toMatchObject(Array.from({ length: 3 }, () => ({ claimed: false, reason: 'closed' })));
  });

  it('is claimed in the name of a user, unless it was given to another', async () => {
    const { make, service, userId, tenant } = await taskLab();
    const { id: otherId } = tenant.control.createUser({ handle: 'bo', name: 'Bo' });
    const [free, given] = [await make(), await make({}, { assigneeId: otherId })];
    const mark = { assigneeId: userId };

    const claims = [await service.claim(free.id, { mark }), await service.claim(given.id, { mark })];

    expect(claims).toMatchObject([
      { claimed: true, task: { assignee: { id: userId } } },
      { claimed: false, reason: 'taken', task: { assignee: { id: otherId }, status: { statusType: 'PENDING' } } },
    ]);
  });

  it('is claimed to no status that it cannot go to, and in no field that it does not have', async () => {
    const { make, service } = await taskLab();
    const { id } = await make();

    const skipping = service.claim(id, { ...by('run-1'), to: 'Completed' });
    const nowhere = service.claim(id, { mark: { field: 'Robot', value: 'run-1' } });

    await expect(skipping).rejects.toMatchObject({ code: 'STATUS_REFUSED' });
    await expect(nowhere).rejects.toThrow(
      'no field "Robot" to be marked in. Their fields: "Sample", "Volume", "Claimed by".',
    );
    expect((await service.get(id)).status.statusType).toBe('PENDING');
  });

  it('is not claimed for a user who is not there, and the error says so', async () => {
    const { make, service } = await taskLab();
    const { id } = await make();

    const claiming = service.claim(id, { mark: { assigneeId: 'ent_nobody' } });

    await expect(claiming).rejects.toMatchObject({ code: 'API_INVALID' });
  });
});
