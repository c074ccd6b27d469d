import { expect, it, onTestFinished } from 'vitest';
import { openLocalTenant, type LocalTenant } from '../local-tenant.ts';

async function open(): Promise<{ readonly tenant: LocalTenant; readonly registryId: string }> {
  const tenant = await openLocalTenant({ settings: { limits: { enabled: false } }, checkReplies: true });
  onTestFinished(() => tenant.close());
  return { tenant, registryId: tenant.control.createRegistry({ name: 'Registry' }).id };
}

async function get(tenant: LocalTenant, path: string): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`;
  const { body } = await tenant.handle({ method: 'GET', url: `/api/v2${path}`, headers: { authorization } });
  return JSON.parse(String(body));
}

it('says what a query of an instrument answers', async () => {
  const { tenant } = await open();

  const { id } = tenant.control.setInstrumentQuery({ command: 'weigh', values: { grams: 1.2 } });

  expect(await get(tenant, `/instruments/${id}/query`)).toMatchObject({ command: 'weigh', values: { grams: 1.2 } });
});

it('says what is done with the files of a run, and knows only those that its schema names', async () => {
  const { tenant, registryId } = await open();
  const { control } = tenant;
  const { id: resultSchemaId } = control.createSchema({ registryId, name: 'OD', type: 'assay_result' });
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'Read',
    type: 'assay_run',
    fields: [{ name: 'Operator', type: 'text' }],
    settings: { automationInputFileConfigs: [{ name: 'Worklist' }], automationOutputFileConfigs: [{ name: 'Reader' }] },
  });
  const input = { schemaId, direction: 'INPUT', fileName: 'Worklist' } as const;
  const output = { schemaId, direction: 'OUTPUT', fileName: 'Reader' } as const;

  control.configureAutomationFile({ ...input, columns: [{ heading: 'Who', field: 'Operator' }] });
  control.configureAutomationFile({ ...output, resultSchemaId });

  expect(() => control.configureAutomationFile({ ...input, fileName: 'Reader' })).toThrow('It has: Worklist.');
  expect(() => control.configureAutomationFile({ ...output, resultSchemaId: schemaId })).toThrow('no such schema');
  expect(() => control.configureAutomationFile({ ...input, columns: [{ heading: 'Who', field: 'Robot' }] })).toThrow(
    'there is no field "Robot"',
  );
  expect(control.listAuditLog({ itemId: schemaId }).at(-1)).toMatchObject({ newValue: 'OUTPUT Reader' });
});

it('attaches files to entries, and gives templates tables', async () => {
  const { tenant, registryId } = await open();
  const { control } = tenant;
  const { folderId } = control.createProject({ name: 'Project' });
  const { id: schemaId } = control.createSchema({
    registryId,
    name: 'OD',
    type: 'assay_result',
    fields: [{ name: 'Sample', type: 'text' }],
  });
  const { id: entryTemplateId } = control.createEntryTemplate({ name: 'Read', tables: [{ name: 'ODs', schemaId }] });
  const who = { kind: 'user', handle: 'admin', name: 'Admin', isTenantAdmin: true } as const;
  const actor = { principal: { ...who, id: tenant.admin?.id ?? '' }, remoteAddress: '127.0.0.1' };
  const { id: entryId } = tenant.resources.entries.create(actor, { name: 'Run', folderId, entryTemplateId });

  const { externalFileId } = control.attachFile({ entryId, fileName: 'gel.png', data64: 'cGl4ZWxz' });

  expect(await get(tenant, `/entries/${entryId}`)).toMatchObject({
    entry: { days: [{ notes: [{ type: 'results_table', columns: [{ columnId: 'Sample' }] }, { externalFileId }] }] },
  });
});
