import { createHash } from 'node:crypto';
import { openLocalTenant, sequentialIds, type LocalTenant, type TenantResponse } from '@ligase/tenant';

/** The people, apps, groups and places of every history. Apps act under their `ent_` id, as `principals` has it. */
export const world = {
  users: ['ent_ann', 'ent_bob'],
  apps: ['app_one', 'app_two'],
  organizations: ['ent_org1', 'ent_org2'],
  teams: { team_a: 'ent_org1', team_b: 'ent_org1', team_c: 'ent_org2' } as Record<string, string>,
  projects: { src_p1: 'lib_p1', src_p2: 'lib_p2' } as Record<string, string>,
  registry: 'src_reg',
  schemas: {
    container: 'ts_container',
    box: 'ts_box',
    plate: 'ts_plate',
    run: 'ts_run',
    request: 'ts_request',
    task: 'ts_task',
    result: 'ts_result',
    location: 'ts_location',
  },
};

const entityTypes = [
  'custom_entity',
  'dna_sequence',
  'rna_sequence',
  'aa_sequence',
  'dna_oligo',
  'rna_oligo',
  'molecule',
  'mixture',
] as const;

/** A type of entities that the world has a schema for. */
export type EntityType = (typeof entityTypes)[number];

/** The id of that schema. */
export const entitySchemaId = (type: EntityType): string => `ts_${type}`;

/** What else is there for things to be made from, by project where each has its own; all of it is the admin's. */
export interface Parents {
  readonly groups: Readonly<Record<string, string>>;
  readonly tasks: Readonly<Record<string, string>>;
  readonly runs: Readonly<Record<string, string>>;
  readonly sequences: Readonly<Record<string, string>>;
  readonly blobId: string;
  readonly dataFrameId: string;
}

/** A tenant that holds the world, and calls as each of its principals. */
export interface PermissionWorld {
  readonly tenant: LocalTenant;
  /** The `ent_` id of each user and app, by the id that the world calls it. */
  readonly principals: Readonly<Record<string, string>>;
  readonly parents: Parents;
  readonly call: (
    who: string,
    method: string,
    path: string,
    body?: object,
  ) => { readonly status: number; readonly body: Body };
  /** Puts the tenant back to how it was made. */
  readonly reset: () => void;
}

type Body = Readonly<Record<string, unknown>>;

/** Makes the world: everyone exists, nobody belongs anywhere or owns anything but the tenant admin. */
export async function createPermissionWorld(): Promise<PermissionWorld> {
  const tenant = await openLocalTenant({
    ids: sequentialIds(),
    // A long run takes longer than a token lives.
    settings: { limits: { enabled: false }, identity: { tokenLifetimeSeconds: 604_800 } },
    seed: {
      users: [
        { handle: 'root', name: 'Root', isTenantAdmin: true },
        ...world.users.map((id) => ({ id, handle: id, name: id })),
      ],
      apps: world.apps.map((id) => ({ id, name: id })),
      organizations: world.organizations.map((id) => ({
        id,
        name: id,
        teams: Object.keys(world.teams)
          .filter((team) => world.teams[team] === id)
          .map((team) => ({ id: team, name: team })),
      })),
      registries: [
        {
          id: world.registry,
          name: 'Registry',
          schemas: [
            ...entityTypes.map((type) => ({ id: entitySchemaId(type), name: type, type, prefix: type.toUpperCase() })),
            { id: world.schemas.container, name: 'Tube', type: 'container', prefix: 'TUB' },
            { id: world.schemas.box, name: 'Box', type: 'box', prefix: 'BOX', settings: { height: 9, width: 9 } },
            {
              id: world.schemas.plate,
              name: 'Rack',
              type: 'plate',
              prefix: 'RAC',
              settings: { height: 2, width: 2, plateType: 'matrix' },
            },
            {
              id: world.schemas.run,
              name: 'Read',
              type: 'assay_run',
              fields: [{ name: 'Note', type: 'text' }],
              settings: { automationOutputFileConfigs: [{ name: 'Reader' }] },
            },
            { id: world.schemas.result, name: 'OD', type: 'assay_result', fields: [{ name: 'Note', type: 'text' }] },
            { id: world.schemas.location, name: 'Freezer', type: 'location', prefix: 'FRE' },
            { id: world.schemas.request, name: 'Sequencing', type: 'request' },
            {
              id: world.schemas.task,
              name: 'Prep',
              type: 'workflow_task',
              prefix: 'P',
              settings: { taskGroupPrefix: 'PG', outputPrefix: 'PO', outputFields: [{ name: 'Note', type: 'text' }] },
            },
          ],
        },
      ],
      projects: Object.entries(world.projects).map(([id, folderId]) => ({ id, name: id, folderId })),
    },
  });
  // The first body loads the validator; from then on answers come at once.
  await tenant.handle({ method: 'POST', url: '/api/v2/entries', headers: {} });

  const { control } = tenant;
  const apps = control.listApps().map(({ id, principalId }) => [id, principalId] as const);
  const principals = Object.fromEntries([...world.users.map((id) => [id, id] as const), ...apps]);
  const credentials = new Map<string, string>([
    ['root', `Basic ${Buffer.from(`${tenant.admin?.apiKey ?? ''}:`).toString('base64')}`],
  ]);
  for (const userId of world.users) {
    const { apiKey } = control.generateApiKey({ userId });
    credentials.set(userId, `Basic ${Buffer.from(`${apiKey}:`).toString('base64')}`);
  }
  for (const appId of world.apps) {
    const { clientId, clientSecret } = control.generateAppSecret({ appId });
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const response = await tenant.handle({
      method: 'POST',
      url: '/api/v2/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(form).toString(),
    });
    const { access_token: token } = JSON.parse(String(response.body)) as { readonly access_token: string };
    credentials.set(appId, `Bearer ${token}`);
  }
  const call: PermissionWorld['call'] = (who, method, path, body) => {
    const response = tenant.handle({
      method,
      url: `/api/v2${path}`,
      headers: { authorization: credentials.get(who) ?? '', 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }) as TenantResponse;
    return { status: response.status, body: JSON.parse(String(response.body)) as Body };
  };
  const parents = makeParents(call);
  control.saveSnapshot({ name: 'made' });

  return {
    tenant,
    principals,
    parents,
    call,
    reset: () => control.restoreSnapshot({ name: 'made' }),
  };
}

function makeParents(call: PermissionWorld['call']): Parents {
  const made = (path: string, body: object): string => {
    const { body: answer } = call('root', 'POST', path, body);
    const { id, assayRuns: [run] = [] } = answer as { readonly id?: string; readonly assayRuns?: readonly string[] };
    return id ?? run ?? '';
  };
  const groups = inEach((_, folderId) => made('/workflow-task-groups', { schemaId: world.schemas.task, folderId }));
  const data64 = Buffer.from('Note\n').toString('base64');
  return {
    groups,
    tasks: inEach((id) => made('/workflow-tasks', { workflowTaskGroupId: groups[id], fields: {} })),
    runs: inEach((projectId) =>
      made('/assay-runs', { assayRuns: [{ schemaId: world.schemas.run, projectId, fields: {} }] }),
    ),
    sequences: inEach((_, folderId) =>
      made('/dna-sequences', { name: 'Template', bases: 'ACGT', isCircular: true, folderId }),
    ),
    blobId: made('/blobs', {
      name: 'read.csv',
      type: 'RAW_FILE',
      data64,
      md5: createHash('md5').update('Note\n').digest('hex'),
    }),
    dataFrameId: made('/data-frames', { name: 'read', manifest: [{ fileName: 'read.csv' }] }),
  };
}

/** What is made in each project, by project. */
function inEach(make: (project: string, folderId: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(world.projects).map(([id, folderId]) => [id, make(id, folderId)]));
}
