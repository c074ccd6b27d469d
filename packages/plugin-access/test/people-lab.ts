import { apiKey, benchling, type Benchling } from '@ligase/core';
import { auditingPlugin, memorySink } from '@ligase/plugin-auditing';
import { createTestApp, startTestTenant } from '@ligase/testing';
import { access, accessPlugin } from '../src/index.ts';

/** A tenant with two organizations, one of which the app is in, two people who call it themselves, and one thing of each kind. */
export async function peopleLab() {
  const tenant = await startTestTenant({ policy: 'Read', settings: { limits: { enabled: false } } });
  const { control, appId, projectId, registryId, folderId } = tenant;
  const fjord = control.createOrganization({ name: 'Fjord' }).id;
  const elsewhere = control.createOrganization({ name: 'Elsewhere' }).id;
  const automation = control.createTeam({ organizationId: fjord, name: 'Automation' }).id;
  const sequencing = control.createTeam({ organizationId: elsewhere, name: 'Sequencing' }).id;
  const person = async (name: string, handle: string) => {
    const { id } = control.createUser({ name, handle });
    const auth = apiKey(control.generateApiKey({ userId: id }).apiKey);
    const api = (await createTestApp({ tenant, auth, plugins: [] })).get(benchling);
    return { id, name, api };
  };
  const grace = await person('Grace Hopper', 'grace');
  const alan = await person('Alan Turing', 'alan');
  for (const memberId of [appId, grace.id]) control.setMembership({ groupId: fjord, memberId });

  const schemaId = control.createSchema({ registryId, name: 'Plasmid', type: 'dna_sequence', prefix: 'P' }).id;
  const taskSchemaId = control.createSchema({
    registryId,
    name: 'Prep',
    type: 'workflow_task',
    prefix: 'T',
    settings: { taskGroupPrefix: 'PREP', outputPrefix: 'OUT', outputFields: [] },
  }).id;
  const plugins = [auditingPlugin({ sink: memorySink() }), accessPlugin({ appId })] as const;
  const app = await createTestApp({ tenant, plugins });

  const may = (policy: 'Admin' | 'None', who: string): void => {
    for (const resourceId of [projectId, registryId]) control.grantAccess({ resourceId, collaboratorId: who, policy });
  };
  may('Admin', grace.id);
  const objects = await make(grace.api, { folderId, registryId, schemaId, taskSchemaId });
  for (const resourceId of [projectId, registryId]) control.revokeAccess({ resourceId, collaboratorId: grace.id });
  return { tenant, control, fjord, elsewhere, automation, sequencing, grace, alan, objects, access: app.get(access) };
}

interface Where {
  readonly folderId: string;
  readonly registryId: string;
  readonly schemaId: string;
  readonly taskSchemaId: string;
}

/** Makes one thing of each kind, as the person whose entry it will be. */
async function make(api: Benchling, { folderId, registryId, schemaId, taskSchemaId }: Where) {
  const plasmid = { bases: 'ACGT', isCircular: true, folderId };
  const folder = await api.request('POST /folders', { body: { name: 'Runs', parentFolderId: folderId } });
  const entry = await api.request('POST /entries', { body: { name: 'Run 42', folderId } });
  const sequence = await api.request('POST /dna-sequences', { body: { ...plasmid, name: 'pUC19' } });
  const registered = await api.request('POST /dna-sequences', {
    body: { ...plasmid, name: 'pKnown', schemaId, registryId, namingStrategy: 'NEW_IDS', fields: {} },
  });
  const archived = await api.request('POST /dna-sequences', { body: { ...plasmid, name: 'pOld' } });
  await api.request('POST /dna-sequences:archive', {
    body: { dnaSequenceIds: [archived.id ?? ''], reason: 'Made in error' },
  });
  const group = await api.request('POST /workflow-task-groups', {
    body: { name: 'Monday', schemaId: taskSchemaId, folderId },
  });
  const task = await api.request('POST /workflow-tasks', {
    body: { workflowTaskGroupId: group.id ?? '', fields: {} },
  });
  const ids = { folder, entry, sequence, registered, archived, task };
  return Object.fromEntries(Object.entries(ids).map(([kind, { id = '' }]) => [kind, id])) as {
    readonly [Kind in keyof typeof ids]: string;
  };
}
