import { describe, expect, it } from 'vitest';
import { all } from './all.ts';
import { runsLab } from './runs-lab.ts';

describe('runs', () => {
  it('are put there once by a field, although the answer is lost, and changed where different', async () => {
    const { service, schemas, tenant, control } = await runsLab();
    const { projectId } = tenant;
    const draft = { schemaId: schemas.run, projectId, fields: { Operator: 'run-7', Note: 'one' } };
    const by = { by: ['Operator'] };
    control.failNext({ operationId: 'createAssayRuns', reset: true });

    const first = await service.put(draft, by);
    const again = await service.put(draft, { ...by, since: new Date(tenant.clock.now() - 60_000) });
    const changed = await service.put({ ...draft, fields: { Operator: 'run-7', Note: 'two' } }, by);

    expect([first.did, again.did, changed.did]).toEqual(['created', 'unchanged', 'updated']);
    expect(changed.item.fields['Note']?.value).toBe('two');
    expect(await all(service.list({ schemaId: schemas.run }))).toHaveLength(1);
  });

  it('are read, changed, archived and brought back, and their schema names their files', async () => {
    const { service, schemas, run } = await runsLab();
    const { id } = await run('Ada');

    const updated = await service.update(id, { fields: { Note: 'late' } });
    const schema = await service.schemas.get(schemas.run);
    await service.archive([id], 'Made in error');
    const gone = await all(service.list({ schemaId: schemas.run }));
    await service.unarchive([id]);

    expect(updated.fields).toMatchObject({ Operator: { value: 'Ada' }, Note: { value: 'late' } });
    expect(schema.automationInputFileConfigs).toEqual([{ name: 'Worklist' }]);
    expect((await all(service.schemas.list())).map(({ id: one }) => one)).toEqual([schemas.run]);
    expect((await all(service.results.schemas.list())).map(({ id: one }) => one)).toEqual([schemas.result]);
    expect([gone.length, (await service.get(id)).archiveRecord ?? null]).toEqual([0, null]);
  });

  it('say what Benchling does not take of a new one', async () => {
    const { service, schemas } = await runsLab();

    const creating = service.create({ schemaId: schemas.run, fields: { Note: 'nobody' } });

    await expect(creating).rejects.toMatchObject({
      code: 'API_INVALID',
      message: expect.stringContaining('Operator') as string,
    });
  });
});
