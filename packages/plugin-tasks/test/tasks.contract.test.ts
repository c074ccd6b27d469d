import { describeOnBenchling } from '@ligase/testing';
import { expect, it } from 'vitest';
import { tasks, tasksPlugin } from '../src/index.ts';
import { all } from './all.ts';
import { prepSchema } from './prep-schema.ts';

/**
 * On a real Benchling the schema has the fields of `prepSchema`, and statuses that lead from one of kind PENDING over one of
 * kind IN_PROGRESS to one of kind COMPLETED.
 */
const schemaId = { variable: 'LIGASE_TEST_BENCHLING_TASK_SCHEMA_ID', make: prepSchema };

describeOnBenchling(
  'workflow tasks',
  ({ start, unusedName }) => {
    const open = async () => {
      const { app, folderId, prepared } = await start([tasksPlugin()]);
      const service = app.get(tasks);
      const draft = { schemaId: prepared.schemaId, folderId, name: unusedName('Monday') };
      const cleanUp = async (groupId: string): Promise<void> => {
        await service.groups.archive([groupId], 'Made in error');
      };
      return { service, draft, cleanUp };
    };

    it('makes a group with tasks, which are found again in it', async () => {
      const { service, draft, cleanUp } = await open();

      const { group, tasks: made } = await service.groups.create({
        ...draft,
        tasks: [{ fields: { Sample: 'S1' } }, { fields: { Sample: 'S2', Volume: 2.5 }, scheduledOn: '2026-03-02' }],
      });
      const found = await all(service.list({ groupIds: [group.id] }));
      const read = await service.groups.get(group.id);

      expect(made.map(({ ok }) => ok)).toEqual([true, true]);
      expect(new Set(found.map(({ fields }) => fields['Sample']?.value))).toEqual(new Set(['S1', 'S2']));
      expect(read).toMatchObject({ id: group.id, name: draft.name });
      expect(read.workflowTasks).toHaveLength(2);
      await cleanUp(group.id);
    });

    it('puts a group and its tasks there once, however often it is done', async () => {
      const { service, draft, cleanUp } = await open();
      const wanted = { ...draft, tasks: [{ fields: { Sample: 'S1', Volume: 1 } }, { fields: { Sample: 'S2' } }] };
      const by = { by: ['Sample'] };

      const first = await service.groups.put(wanted, by);
      const again = await service.groups.put(wanted, by);
      const changed = await service.groups.put({ ...draft, tasks: [{ fields: { Sample: 'S1', Volume: 2 } }] }, by);

      expect(first.tasks.map(({ did }) => did)).toEqual(['created', 'created']);
      expect(again.tasks.map(({ did }) => did)).toEqual(['unchanged', 'unchanged']);
      expect(changed.tasks).toMatchObject([{ did: 'updated', item: { fields: { Volume: { value: 2 } } } }]);
      expect(new Set([first.group.id, again.group.id, changed.group.id]).size).toBe(1);
      expect(await all(service.list({ groupIds: [first.group.id] }))).toHaveLength(2);
      await cleanUp(first.group.id);
    });

    it('moves a task by the kind of a status and by its name, and lists it by it', async () => {
      const { service, draft, cleanUp } = await open();
      const { group } = await service.groups.put(
        { ...draft, tasks: [{ fields: { Sample: 'S1' } }] },
        { by: ['Sample'] },
      );
      const [task] = await all(service.list({ groupIds: [group.id] }));
      const id = task?.id ?? '';
      const { statusLifecycle } = await service.schemas.get(draft.schemaId);
      const running =
        statusLifecycle.statuses.find(({ statusType }) => statusType === 'IN_PROGRESS')?.displayName ?? '';

      const started = await service.move(id, running);
      const listed = await all(
        service.list({ schemaId: draft.schemaId, groupIds: [group.id], status: { kind: 'IN_PROGRESS' } }),
      );
      const same = await service.move(id, { kind: 'IN_PROGRESS' });
      const done = await service.move(id, { kind: 'COMPLETED' }, { fields: { Volume: 3 } });

      expect(started.status.displayName).toBe(running);
      expect(listed.map((one) => one.id)).toEqual([id]);
      expect(same.modifiedAt).toBe(started.modifiedAt);
      expect(done).toMatchObject({ status: { statusType: 'COMPLETED' }, fields: { Volume: { value: 3 } } });
      await cleanUp(group.id);
    });

    it('says from where to where a task cannot go, and where it can', async () => {
      const { service, draft, cleanUp } = await open();
      const { group, tasks: put } = await service.groups.put(
        { ...draft, tasks: [{ fields: { Sample: 'S1' } }] },
        { by: ['Sample'] },
      );
      const task = put[0]?.item;
      const { statusLifecycle } = await service.schemas.get(draft.schemaId);
      const from = statusLifecycle.initialStatus.displayName;

      const skipping = service.move(task?.id ?? '', { kind: 'COMPLETED' });
      const inventing = service.move(task?.id ?? '', 'Reticulated');

      await expect(skipping).rejects.toMatchObject({
        code: 'STATUS_REFUSED',
        message: expect.stringContaining(
          `Task ${task?.displayId} (${task?.id}) cannot go from "${from}" (PENDING)`,
        ) as string,
        details: { from, to: 'COMPLETED', allowed: expect.any(Array) as unknown },
      });
      await expect(inventing).rejects.toThrow('have no status "Reticulated". They have: ');
      await cleanUp(group.id);
    });

    it('puts outputs of a task there once, and changes what is different', async () => {
      const { service, draft, cleanUp } = await open();
      const { group, tasks: put } = await service.groups.put(
        { ...draft, tasks: [{ fields: { Sample: 'S1' } }] },
        { by: ['Sample'] },
      );
      const taskId = put[0]?.item.id ?? '';
      const rows = [
        { Well: 'A1', Yield: 1.5 },
        { Well: 'B1', Yield: null },
      ];

      const first = await service.outputs.put(taskId, rows, { by: ['Well'] });
      const again = await service.outputs.put(taskId, [{ Well: 'C1' }, { Well: 'A1', Yield: 2 }, ...rows.slice(1)], {
        by: ['Well'],
      });
      const listed = await all(service.outputs.list({ taskIds: [taskId] }));

      expect(first.map(({ did }) => did)).toEqual(['created', 'created']);
      expect(again.map(({ did }) => did)).toEqual(['created', 'updated', 'unchanged']);
      expect(new Map(listed.map(({ fields }) => [fields['Well']?.value, fields['Yield']?.value]))).toEqual(
        new Map<unknown, unknown>([
          ['A1', 2],
          ['B1', null],
          ['C1', null],
        ]),
      );
      await service.outputs.archive(
        listed.map(({ id }) => id),
        'Made in error',
      );
      await cleanUp(group.id);
    });

    it('claims an open task once, again under the same mark, and not for another', async () => {
      const { service, draft, cleanUp } = await open();
      const { group, tasks: put } = await service.groups.put(
        { ...draft, tasks: [{ fields: { Sample: 'S1' } }] },
        { by: ['Sample'] },
      );
      const taskId = put[0]?.item.id ?? '';
      const mark = (value: string) => ({ mark: { field: 'Claimed by', value } });

      const first = await service.claim(taskId, mark('run-1'));
      const again = await service.claim(taskId, mark('run-1'));
      const other = await service.claim(taskId, mark('run-2'));

      expect(first).toMatchObject({ claimed: true, task: { status: { statusType: 'IN_PROGRESS' } } });
      expect(again.claimed).toBe(true);
      expect(other).toMatchObject({
        claimed: false,
        reason: 'taken',
        task: { fields: { 'Claimed by': { value: 'run-1' } } },
      });
      await cleanUp(group.id);
    });

    it('copies a task, archives it, and brings it back', async () => {
      const { service, draft, cleanUp } = await open();
      const { group, tasks: put } = await service.groups.put(
        { ...draft, tasks: [{ fields: { Sample: 'S1' } }] },
        { by: ['Sample'] },
      );
      const taskId = put[0]?.item.id ?? '';

      const copy = await service.copy(taskId);
      const archived = await service.archive([copy.id], 'Retired');
      const listed = await all(service.list({ groupIds: [group.id] }));
      const restored = await service.unarchive([copy.id]);

      expect(copy).toMatchObject({ clonedFrom: { id: taskId }, fields: { Sample: { value: 'S1' } } });
      expect([archived, restored]).toEqual([[copy.id], [copy.id]]);
      expect(listed.map(({ id }) => id)).toEqual([taskId]);
      await cleanUp(group.id);
    });

    it('says of a task that is not there that it may also be out of sight', async () => {
      const { service } = await open();

      const reading = service.get('wftask_NotThere');

      await expect(reading).rejects.toMatchObject({ code: 'API_NOT_FOUND' });
    });
  },
  { schemaId },
);
