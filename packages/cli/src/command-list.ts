import type { Command } from './command.ts';

/** A command's place in the help, and where its code is. Loaded only when it is called. */
export interface ListedCommand {
  readonly words: string;
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

const listed = (words: string, summary: string, load: () => Promise<Command>): ListedCommand => ({
  words,
  summary,
  load,
});

/** Every command of `ligase`. */
export const commandList: readonly ListedCommand[] = [
  listed(
    'tenant start',
    'Start a local Benchling tenant',
    async () => (await import('./commands/tenant-start.ts')).tenantStart,
  ),
  listed('tenant status', 'Say what runs where', async () => (await import('./commands/tenant.ts')).tenantStatus),
  listed(
    'tenant stop',
    'Stop the tenant on a data folder',
    async () => (await import('./commands/tenant-stop.ts')).tenantStop,
  ),
  listed(
    'tenant reset',
    'Put the tenant back to how it was when it was new',
    async () => (await import('./commands/tenant.ts')).tenantReset,
  ),
  listed(
    'tenant snapshot save',
    'Keep the tenant as it is now',
    async () => (await import('./commands/tenant.ts')).snapshotSave,
  ),
  listed(
    'tenant snapshot restore',
    'Put the tenant back to a snapshot',
    async () => (await import('./commands/tenant.ts')).snapshotRestore,
  ),
  listed('tenant snapshot list', 'List the snapshots', async () => (await import('./commands/tenant.ts')).snapshotList),
  listed(
    'tenant snapshot delete',
    'Throw a snapshot away',
    async () => (await import('./commands/tenant.ts')).snapshotDelete,
  ),
  listed(
    'tenant seed',
    'Begin anew with another seed: empty, demo, or a YAML or JSON file',
    async () => (await import('./commands/tenant-seed.ts')).tenantSeed,
  ),
  listed(
    'tenant clock',
    'Say what time it is in the tenant',
    async () => (await import('./commands/clock.ts')).clockShow,
  ),
  listed(
    'tenant clock advance',
    'Move the time ahead, such as by 2h, and do what is due by then',
    async () => (await import('./commands/clock.ts')).clockAdvance,
  ),
  listed(
    'tenant clock set',
    'Move the time ahead to a moment',
    async () => (await import('./commands/clock.ts')).clockSet,
  ),
  listed('tenant clock freeze', 'Hold the time', async () => (await import('./commands/clock.ts')).clockFreeze),
  listed('tenant clock resume', 'Let the time run on', async () => (await import('./commands/clock.ts')).clockResume),
  listed(
    'tenant faults',
    'List what is asked to go wrong',
    async () => (await import('./commands/faults.ts')).faultsList,
  ),
  listed(
    'tenant faults add',
    'Let calls of an operation fail, or * for any: by a status, a lost answer, a delay, a failed task',
    async () => (await import('./commands/faults.ts')).faultsAdd,
  ),
  listed(
    'tenant faults webhook',
    'Let webhooks go wrong: drop, duplicate, reordered, late, bad-signature and more',
    async () => (await import('./commands/faults.ts')).faultsWebhook,
  ),
  listed(
    'tenant faults clear',
    'Let everything work again',
    async () => (await import('./commands/faults.ts')).faultsClear,
  ),
  listed(
    'tenant requests',
    'Show the latest calls, who made them and how they were answered',
    async () => (await import('./commands/requests.ts')).tenantRequests,
  ),
  listed(
    'app lint',
    'Say what is wrong with an app manifest, by line',
    async () => (await import('./commands/app-manifest.ts')).appLint,
  ),
  listed(
    'app create',
    'Make an app from scratch or from a manifest, with its first secret',
    async () => (await import('./commands/app-manifest.ts')).appCreate,
  ),
  listed(
    'app upgrade',
    'Take an app to a newer manifest',
    async () => (await import('./commands/app-manifest.ts')).appUpgrade,
  ),
  listed(
    'app config',
    'Show the configuration of an app',
    async () => (await import('./commands/app-config.ts')).appConfig,
  ),
  listed(
    'app config set',
    'Set a value of it, by a path such as "Routes / row 1 / Rush"',
    async () => (await import('./commands/app-config.ts')).appConfigSet,
  ),
  listed(
    'app list',
    'List apps, when they were last seen and where they are members',
    async () => (await import('./commands/app.ts')).appList,
  ),
  listed(
    'app secret',
    'Make a new secret, which kills the one before',
    async () => (await import('./commands/app.ts')).appSecret,
  ),
  listed('app activate', 'Start an inactive app', async () => (await import('./commands/app.ts')).appActivate),
  listed('app archive', 'Block an app', async () => (await import('./commands/app.ts')).appArchive),
  listed(
    'app unarchive',
    'Let an archived app in again, with the same secret',
    async () => (await import('./commands/app.ts')).appUnarchive,
  ),
  listed(
    'generate config',
    'Write the typed configuration of an app from its manifest, or check that it is up to date',
    async () => (await import('./commands/generate-config.ts')).generateConfig,
  ),
  listed(
    'member add',
    'Add a user or an app to an organization or a team',
    async () => (await import('./commands/access.ts')).memberAdd,
  ),
  listed(
    'member remove',
    'Take a user or an app out of an organization or a team',
    async () => (await import('./commands/access.ts')).memberRemove,
  ),
  listed(
    'grant',
    'Give a user, app, team or organization a policy on a project or a registry',
    async () => (await import('./commands/access.ts')).grant,
  ),
  listed('revoke', 'Take a policy away', async () => (await import('./commands/access.ts')).revoke),
  listed(
    'explain',
    'Say what a user or an app may do with an item, and why',
    async () => (await import('./commands/access.ts')).explain,
  ),
  listed(
    'webhook list',
    'Show the webhooks to apps, with every try and its answer',
    async () => (await import('./commands/webhook.ts')).webhookList,
  ),
  listed(
    'webhook show',
    'Show a webhook as it was sent, with headers, body and every try',
    async () => (await import('./commands/webhook.ts')).webhookShow,
  ),
  listed(
    'webhook replay',
    'Send a webhook once more, with the id that it had',
    async () => (await import('./commands/webhook.ts')).webhookReplay,
  ),
  listed(
    'trigger event',
    'Make an event of an item, such as v2.entry.created, and tell the apps that subscribed to it',
    async () => (await import('./commands/trigger.ts')).triggerEvent,
  ),
  listed(
    'trigger lifecycle',
    'Send an app a message about itself, such as v2.app.installed',
    async () => (await import('./commands/trigger.ts')).triggerLifecycle,
  ),
  listed(
    'trigger canvas open',
    'Open a feature of an app in an entry, a template or a run, or on its home page',
    async () => (await import('./commands/trigger-canvas.ts')).triggerCanvasOpen,
  ),
  listed(
    'trigger canvas press',
    'Press a button of a canvas, with what is written in its inputs',
    async () => (await import('./commands/trigger-canvas.ts')).triggerCanvasPress,
  ),
  listed('canvas list', 'List the canvases of apps', async () => (await import('./commands/canvas.ts')).canvasList),
  listed(
    'canvas show',
    'Show a canvas as people see it, with the ids of its buttons and inputs',
    async () => (await import('./commands/canvas.ts')).canvasShow,
  ),
  listed('user list', 'List users', async () => (await import('./commands/user.ts')).userList),
  listed(
    'user key',
    'Make a new API key for a user, which kills the one before',
    async () => (await import('./commands/user.ts')).userKey,
  ),
  listed(
    'token',
    'Write an access token of an app or a user, for calls by hand',
    async () => (await import('./commands/token.ts')).token,
  ),
  listed('audit list', 'Show who did what', async () => (await import('./commands/audit.ts')).auditList),
  listed(
    'audit verify',
    "Check that no row of the tenant's audit log, or of the TRAIL of an app (a file or a database), was removed, changed or moved",
    async () => (await import('./commands/audit.ts')).auditVerify,
  ),
  listed(
    'audit show',
    'Show everything that one trigger or one run caused, from the trail of an app',
    async () => (await import('./commands/audit-show.ts')).auditShow,
  ),
  listed(
    'audit reconcile',
    "Lay the trail of an app beside Benchling's own audit log, and list the differences",
    async () => (await import('./commands/audit-reconcile.ts')).auditReconcile,
  ),
];
