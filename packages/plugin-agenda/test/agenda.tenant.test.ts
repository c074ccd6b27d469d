import { accessPlugin } from '@ligase/plugin-access';
import { actingPlugin } from '@ligase/plugin-acting';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { entries, entriesPlugin } from '@ligase/plugin-entries';
import { peoplePlugin } from '@ligase/plugin-people';
import { tasks, tasksPlugin, type TaskChanges } from '@ligase/plugin-tasks';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { agenda, agendaPlugin } from '../src/index.ts';

/** A lab with Grace, who may read its project, and a project that only the app may. */
async function lab() {
  const tenant = await startTestTenant({ settings: { limits: { enabled: false } } });
  const { control, registryId, folderId, projectId, appId } = tenant;
  const { id: groupId } = control.createOrganization({ name: 'Lab' });
  const grace = control.createUser({ name: 'Grace', handle: 'grace', email: 'grace@lab.example' }).id;
  for (const memberId of [appId, grace]) control.setMembership({ groupId, memberId });
  for (const resourceId of [projectId, registryId])
    control.grantAccess({ resourceId, collaboratorId: grace, policy: 'Read' });
  const secret = control.createProject({ name: 'Secret' });
  control.grantAccess({ resourceId: secret.id, collaboratorId: appId, policy: 'Write' });
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'Prep',
    type: 'workflow_task',
    prefix: 'T',
    fields: [],
    settings: {
      taskGroupPrefix: 'P',
      statusLifecycle: {
        statuses: [
          { displayName: 'To do', statusType: 'PENDING' },
          { displayName: 'Done', statusType: 'COMPLETED' },
        ],
        transitions: [{ from: 'To do', to: 'Done' }],
      },
    },
  });
  const app = await createTestApp({
    tenant,
    plugins: [
      auditingPlugin({ sink: memorySink() }),
      accessPlugin({ appId }),
      peoplePlugin(),
      actingPlugin({ acts: {} }),
      entriesPlugin(),
      tasksPlugin(),
      agendaPlugin(),
    ],
  });
  const [notebook, work] = [app.get(entries), app.get(tasks)];
  const makeTask = async (changes: TaskChanges, folder = folderId) => {
    const { group } = await work.groups.create({ schemaId, folderId: folder, name: 'Monday' });
    return await work.create({ groupId: group.id, fields: {}, ...changes });
  };
  const makeReview = async (name: string, folder = folderId) => {
    const { id: entryId } = await notebook.create({ name, folderId: folder });
    control.setEntryReview({ entryId, status: 'NEEDS_REVIEW', reviewerIds: [grace] });
  };
  return { service: app.get(agenda), work, grace, hidden: secret.folderId, makeTask, makeReview };
}

describe('what waits for a person', () => {
  it('is their open tasks by their days, and the reviews that they are asked for', async () => {
    const { service, work, grace, makeTask, makeReview } = await lab();
    const someday = await makeTask({ assigneeId: grace });
    const soon = await makeTask({ assigneeId: grace, scheduledOn: '2026-03-01' });
    const done = await makeTask({ assigneeId: grace, scheduledOn: '2026-02-01' });
    await work.move(done.id, 'Done');
    await makeTask({});
    await makeReview('Minipreps');

    const mine = await service.of(grace);

    expect(mine).toMatchObject({ unseen: 0, isCut: false, reviews: [{ name: 'Minipreps' }] });
    expect(mine.tasks).toEqual([
      { name: `Prep ${soon.displayId}`, url: soon.webURL, of: 'Monday', scheduledOn: '2026-03-01' },
      { name: `Prep ${someday.displayId}`, url: someday.webURL, of: 'Monday' },
    ]);
  });

  it('is counted and not named where they may not read it', async () => {
    const { service, grace, hidden, makeTask, makeReview } = await lab();
    await makeTask({ assigneeId: grace }, hidden);
    await makeReview('Hush', hidden);

    const mine = await service.of(grace);

    expect(mine).toEqual({ tasks: [], reviews: [], unseen: 2, isCut: false });
  });

  it('goes to a day, and leaves out what is later', async () => {
    const { service, grace, makeTask } = await lab();
    const today = await makeTask({ assigneeId: grace, scheduledOn: '2026-03-01' });
    await makeTask({ assigneeId: grace, scheduledOn: '2026-03-02' });

    const { tasks: mine } = await service.of(grace, { before: '2026-03-02' });

    expect(mine.map(({ url }) => url)).toEqual([today.webURL]);
  });

  it('says when there may be more than was read', async () => {
    const { service, work, grace, makeTask } = await lab();
    const first = await makeTask({ assigneeId: grace });
    const rest = Array.from({ length: 100 }, () => ({
      groupId: first.workflowTaskGroup.id,
      assigneeId: grace,
      fields: {},
    }));
    for await (const outcome of work.bulkCreate(rest)) expect(outcome).toHaveProperty('value');

    const mine = await service.of(grace);

    expect([mine.tasks.length, mine.isCut]).toEqual([100, true]);
  });
});

it('knows for whom something waits', async () => {
  const { service, grace, makeTask, makeReview } = await lab();
  expect(await service.awaited()).toEqual([]);
  await makeTask({ assigneeId: grace, scheduledOn: '2026-03-02' });
  await makeTask({});

  const [today, ever] = [await service.awaited({ before: '2026-03-02' }), await service.awaited()];
  await makeReview('Minipreps');

  expect([today, ever, await service.awaited({ before: '2026-03-02' })]).toEqual([[], [grace], [grace]]);
});
