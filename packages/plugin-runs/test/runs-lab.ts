import type { Fetch } from '@ligase/core';
import { createTestApp, startTestTenant, type TestTenant, type TestTenantOptions } from '@ligase/testing';
import { runs, runsPlugin, type RunsOptions } from '../src/index.ts';

/** A tenant with schemas of a plate read and of its results, and an app that writes them. */
export async function runsLab(options: TestTenantOptions = {}, plugin: RunsOptions = {}) {
  const tenant = await startTestTenant({ settings: { limits: { enabled: false } }, ...options });
  const schemas = runsSchemas(tenant);
  const service = await anotherApp(tenant, plugin);
  const run = async (operator = 'Ada') =>
    await service.create({ schemaId: schemas.run, fields: { Operator: operator }, projectId: tenant.projectId });
  const sent = (operationId: string): number =>
    tenant.control.listRequests({ limit: 500 }).filter((request) => request.operationId === operationId).length;
  return { tenant, control: tenant.control, service, schemas, run, sent };
}

/** A process of the app on the same tenant: the first, or one that begins again where another died. */
export async function anotherApp(tenant: TestTenant, plugin: RunsOptions = {}) {
  const app = await createTestApp({ tenant, plugins: [runsPlugin({ fetch: fetchOf(tenant), ...plugin })] });
  return app.get(runs);
}

/** Makes a schema of runs with a file each way, and one of their results. */
function runsSchemas({ control, registryId }: Pick<TestTenant, 'control' | 'registryId'>) {
  const run = control.createSchema({
    registryId,
    name: 'Plate read',
    type: 'assay_run',
    fields: [
      { name: 'Operator', type: 'text', isRequired: true },
      { name: 'Note', type: 'text' },
    ],
    settings: {
      automationInputFileConfigs: [{ name: 'Worklist' }],
      automationOutputFileConfigs: [{ name: 'Reader' }],
    },
  }).id;
  const result = control.createSchema({
    registryId,
    name: 'OD600',
    type: 'assay_result',
    fields: [
      { name: 'Well', type: 'text', isRequired: true },
      { name: 'OD', type: 'float' },
      { name: 'Run', type: 'assay_run_link' },
    ],
  }).id;
  return { run, result };
}

/** Fetches from the addresses that a tenant in this process has signed. */
function fetchOf(tenant: TestTenant): Fetch {
  return async ({ pathname, search }) => {
    const { status, body } = await tenant.handle({ method: 'GET', url: pathname + search, headers: {} });
    return new Response(typeof body === 'string' ? body : Buffer.from(body), { status });
  };
}
