import { controlClient, type RemoteControl } from '../../src/control/control-client.ts';
import { manifestOf } from '../support/start-webhook-lab.ts';
import type { Body } from './ledger.ts';
import { adminKey, type TenantProcess } from './tenant-process.ts';

/** What random writes write into. */
export interface WriteLab {
  readonly apiKey: string;
  readonly projectId: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly schemas: Readonly<
    Record<'strain' | 'tube' | 'box' | 'plate' | 'freezer' | 'entry' | 'run' | 'result' | 'task', string>
  >;
  readonly freezerId: string;
  readonly taskGroupId: string;
  readonly bufferId: string;
  readonly sourceId: string;
  readonly targetId: string;
  readonly rotatedAppId: string;
  readonly rotatedPrincipalId: string;
  readonly listenerId: string;
}

/** The types of events that the app is told of. */
export const toldTypes: readonly string[] = [
  'v2.entry.created',
  'v2.entry.updated.fields',
  'v2.entity.registered',
  'v2.assayRun.created',
  'v2.workflowTask.created',
];

/** How many microlitres the source of transfers has at first. */
export const stock = 1_000_000;

/** Calls a tenant as its admin. @throws when nothing answers, or when it refuses. */
export async function call(
  { url }: Pick<TenantProcess, 'url'>,
  apiKey: string,
  method: string,
  path: string,
  body?: object,
): Promise<Body> {
  const response = await fetch(`${url}/api/v2${path}`, {
    method,
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = (await response.text()).replaceAll(url, '');
  if (response.status >= 300) throw new RefusedWrite(`${method} ${path} was answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** The control API of a tenant. */
export function controlOf({ url }: Pick<TenantProcess, 'url'>): RemoteControl {
  return controlClient({ url, adminKey });
}

/** A write that the tenant should have taken. */
export class RefusedWrite extends Error {
  override readonly name = 'RefusedWrite';
}

/** Sets up what random writes need, and an app that is told of them at `webhookUrl`. */
export async function createWriteLab(tenant: TenantProcess, webhookUrl: string): Promise<WriteLab> {
  const { apiKey = '' } = tenant;
  const control = controlOf(tenant);
  const { id: projectId, folderId } = await control.createProject({ name: 'Killed' });
  const { id: registryId } = await control.createRegistry({ name: 'Registry' });
  const schema = async (name: string, type: string, settings: object = {}): Promise<string> =>
    (
      await control.createSchema({
        name,
        type: type as 'entry',
        registryId,
        prefix: name.slice(0, 3).toUpperCase(),
        fields: [{ name: 'Note', type: 'text' }],
        settings: { ...settings },
      })
    ).id;
  const tube = await schema('Tube', 'container');
  const schemas = {
    strain: await schema('Strain', 'custom_entity'),
    tube,
    box: await schema('Box', 'box', { height: 9, width: 9 }),
    plate: await schema('Plate', 'plate', { height: 2, width: 3, plateType: 'well', containerSchemaId: tube }),
    freezer: await schema('Freezer', 'location'),
    entry: await schema('Entry', 'entry'),
    run: await schema('Run', 'assay_run'),
    result: await schema('Result', 'assay_result'),
    task: await schema('Task', 'workflow_task', { taskGroupPrefix: 'GRP', outputPrefix: 'O' }),
  };
  const made = async (path: string, body: object): Promise<string> =>
    (await call(tenant, apiKey, 'POST', path, body)).id;
  const rotated = await control.createApp({ name: 'Rotated' });
  const { app } = await control.createAppFromManifest({
    manifest: manifestOf('Listener', toldTypes),
    webhookUrl,
  });
  const listenerId = app?.id ?? '';
  await control.grantAccess({ resourceId: projectId, collaboratorId: listenerId, policy: 'Write' });
  await control.grantAccess({ resourceId: registryId, collaboratorId: listenerId, policy: 'Write' });
  const bufferId = await made('/custom-entities', { name: 'Buffer', folderId, schemaId: schemas.strain });
  const sourceId = await made('/containers', { name: 'Source', schemaId: tube });
  await call(tenant, apiKey, 'POST', `/containers/${sourceId}:transfer`, {
    sourceEntityId: bufferId,
    destinationContents: [{ entityId: bufferId }],
    transferQuantity: { value: stock, units: 'uL' },
  });
  return {
    apiKey,
    projectId,
    folderId,
    registryId,
    schemas,
    freezerId: await made('/locations', { name: 'Freezer', schemaId: schemas.freezer }),
    taskGroupId: await made('/workflow-task-groups', { schemaId: schemas.task, folderId }),
    bufferId,
    sourceId,
    targetId: await made('/containers', { name: 'Target', schemaId: tube }),
    rotatedAppId: rotated.id,
    rotatedPrincipalId: rotated.principalId,
    listenerId,
  };
}
