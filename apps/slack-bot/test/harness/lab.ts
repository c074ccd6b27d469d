import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientCredentials, createApp, createLogger } from '@ligase/core';
import { entries, entriesPlugin, type Entry } from '@ligase/plugin-entries';
import { runs, runsPlugin, type FieldValues } from '@ligase/plugin-runs';
import { tasks, tasksPlugin, type Task, type TaskChanges, type Tasks } from '@ligase/plugin-tasks';
import { startTenant, type Control, type StartedTenant } from '@ligase/tenant';
import { workspace } from './slack-peer.ts';

/** What the bot is started with, of Benchling's. */
export interface BenchlingAccess {
  readonly url: string;
  readonly appId: string;
  readonly appDefinitionId: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A lab in Benchling that wants its purchases approved in Slack. */
export interface Lab extends AsyncDisposable {
  readonly tenant: StartedTenant;
  readonly control: Control;
  readonly access: BenchlingAccess;
  /** Ids of the people who are in Slack, too; `cy` may only read, and `eve` is not in Benchling. */
  readonly users: { readonly ada: string; readonly bo: string; readonly cy: string };
  readonly projectId: string;
  readonly folderId: string;
  readonly registryId: string;
  readonly schemaId: string;
  /** As an automation of the lab's own, which is not the bot. */
  readonly tasks: Tasks;
  makeTask(changes?: TaskChanges): Promise<Task>;
  /** In the lab's own folder, or in another of which the automation may write. */
  makeEntry(name: string, folderId?: string): Promise<Entry>;
  /** Makes a run without results, and gives its id. */
  makeRun(): Promise<string>;
  changeRun(runId: string, note: string): Promise<void>;
  /** Adds a result, which no webhook tells of. */
  measure(sample: string, fields: FieldValues): Promise<void>;
  /** Makes a project that nobody sees but the bot and the lab's automation. */
  hiddenFolder(): string;
  /** Makes somebody who is in Benchling and not in Slack, and gives their id. */
  makeStranger(name: string): string;
}

/** Where the demo keeps its tenant, or nothing for one in memory. */
export interface LabOptions {
  /** Where the bot takes webhooks. */
  readonly webhookUrl: string;
  readonly port?: number;
}

/** Starts a tenant with the lab, in which the bot is installed, configured and has access. */
export async function startLab({ webhookUrl, port = 0 }: LabOptions): Promise<Lab> {
  const tenant = await startTenant({ port, settings: { limits: { enabled: false } } });
  const { control } = tenant;
  const { id: registryId } = control.createRegistry({ name: 'Registry' });
  const { id: projectId, folderId } = control.createProject({ name: 'Purchases' });
  const people = [workspace.users.ada, workspace.users.bo, workspace.users.cy].map(
    ({ name, real_name: realName, email }) => control.createUser({ name: realName, handle: name, email }),
  );
  const [ada = '', bo = '', cy = ''] = people.map(({ id }) => id);
  for (const resourceId of [projectId, registryId])
    for (const collaboratorId of [ada, bo, cy])
      control.grantAccess({ resourceId, collaboratorId, policy: collaboratorId === cy ? 'Read' : 'Write' });
  const schema = control.createSchema({
    registryId,
    name: 'Purchase',
    type: 'workflow_task',
    prefix: 'T',
    fields: [
      { name: 'Item', type: 'text' },
      { name: 'Answered by', type: 'text' },
      { name: 'Reason', type: 'text' },
    ],
    settings: {
      taskGroupPrefix: 'BUY',
      statusLifecycle: {
        statuses: [
          { displayName: 'Requested', statusType: 'PENDING' },
          { displayName: 'Approved', statusType: 'COMPLETED' },
          { displayName: 'Declined', statusType: 'FAILED' },
        ],
        transitions: [
          { from: 'Requested', to: 'Approved' },
          { from: 'Requested', to: 'Declined' },
        ],
      },
    },
  });
  const { id: runSchemaId } = control.createSchema({
    registryId,
    name: 'Miniprep',
    type: 'assay_run',
    fields: [{ name: 'Note', type: 'text' }],
  });
  const { id: resultSchemaId } = control.createSchema({
    registryId,
    name: 'Concentration',
    type: 'assay_result',
    fields: [
      { name: 'Sample', type: 'text' },
      { name: 'Yield', type: 'float' },
      { name: 'Run', type: 'assay_run_link' },
    ],
  });
  const manifest = readFileSync(join(import.meta.dirname, '../../manifests/benchling.yaml'), 'utf8');
  const { definition, app } = control.createAppFromManifest({ manifest, isInstalled: true, webhookUrl });
  const appId = app?.id ?? '';
  const { id: deskId } = control.createApp({ name: 'Purchasing desk' });
  for (const resourceId of [projectId, registryId])
    for (const collaboratorId of [appId, deskId]) control.grantAccess({ resourceId, collaboratorId, policy: 'Write' });

  // Who is in no organization together does not see the other.
  const { id: groupId } = control.createOrganization({ name: 'Lab' });
  for (const memberId of [ada, bo, cy, appId, deskId]) control.setMembership({ groupId, memberId });

  const desk = await createApp({
    name: 'desk',
    tenant: tenant.url,
    auth: clientCredentials(control.generateAppSecret({ appId: deskId })),
    plugins: [tasksPlugin(), entriesPlugin({ folderId }), runsPlugin()],
    logger: createLogger({ level: 'silent' }),
  });
  const service = desk.get(tasks);
  const assays = desk.get(runs);
  const { statusLifecycle } = await service.schemas.get(schema.id);
  const statusId = (name: string): string =>
    statusLifecycle.statuses.find(({ displayName }) => displayName === name)?.id ?? '';
  control.setAppConfiguration({
    appId,
    items: [
      { path: row('Task schema'), value: schema.id },
      { path: row('Approved status'), value: statusId('Approved') },
      { path: row('Declined status'), value: statusId('Declined') },
      { path: row('Asked by field'), value: 'Answered by' },
      { path: row('Reason field'), value: 'Reason' },
      { path: row('Slack channel'), value: workspace.channel },
      { path: ['Reviews channel'], value: workspace.channel },
      { path: ['Ranges', 'Good yield', 'Result schema'], value: resultSchemaId },
      { path: ['Ranges', 'Good yield', 'Field'], value: 'Yield' },
      { path: ['Ranges', 'Good yield', 'Least'], value: 5 },
      { path: ['Ranges', 'Good yield', 'Units'], value: 'ng/uL' },
      { path: ['Ranges', 'Good yield', 'Channel'], value: workspace.channel },
    ],
  });
  const { group } = await service.groups.create({ schemaId: schema.id, folderId, name: 'This week' });
  return {
    tenant,
    control,
    access: { url: tenant.url, appId, appDefinitionId: definition.id, ...control.generateAppSecret({ appId }) },
    users: { ada, bo, cy },
    projectId,
    folderId,
    registryId,
    schemaId: schema.id,
    tasks: service,
    makeTask: (changes = {}) => service.create({ groupId: group.id, ...changes }),
    makeEntry: (name, inFolder = folderId) => desk.get(entries).create({ name, folderId: inFolder }),
    makeRun: async () => (await assays.create({ schemaId: runSchemaId, projectId, fields: {} })).id,
    changeRun: async (runId, note) => void (await assays.update(runId, { fields: { Note: note } })),
    async measure(sample, fields) {
      const options = { schemaId: resultSchemaId, projectId, by: ['Sample'] };
      await assays.results.put([{ Sample: sample, ...fields }], options);
    },
    hiddenFolder() {
      const hidden = control.createProject({ name: 'Confidential' });
      for (const collaboratorId of [appId, deskId])
        control.grantAccess({ resourceId: hidden.id, collaboratorId, policy: 'Write' });
      return hidden.folderId;
    },
    makeStranger(name) {
      const [handle = ''] = name.toLowerCase().split(' ');
      const { id: memberId } = control.createUser({ name, handle, email: `${handle}@far.example` });
      control.setMembership({ groupId, memberId });
      return memberId;
    },
    async [Symbol.asyncDispose]() {
      await desk.stop();
      await tenant.close();
    },
  };
}

/** Where one item stands in the bot's configuration: in a row called "Purchases". */
function row(item: string): readonly string[] {
  return ['Approvals', 'Purchases', item];
}
