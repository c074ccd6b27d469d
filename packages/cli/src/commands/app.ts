import { textOption, type Command, type Invocation } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase app create` */
export const appCreate: Command = {
  args: ['NAME'],
  options: {
    ...tenantOptions,
    description: { type: 'string', value: 'TEXT', help: 'What the app is for' },
  },
  async run(invocation) {
    const { NAME: name = '' } = invocation.args;
    const control = runningTenant(invocation);
    const description = textOption(invocation, 'description') ?? '';
    const { id, clientId } = await control.createApp({ name, description });
    const { clientSecret } = await control.generateAppSecret({ appId: id });
    report(invocation, { id, name, clientId, clientSecret }, [
      `App            ${name} (${id})`,
      `Client id      ${clientId}`,
      `Client secret  ${clientSecret}   (shown only now)`,
      '',
      `It has no access yet: ligase grant Write --to "${name}" --on PROJECT`,
    ]);
  },
};

/** `ligase app list` */
export const appList: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    const apps = await runningTenant(invocation).listApps();
    report(
      invocation,
      apps,
      apps.map(({ id, name, clientId, archiveReason, lastSeenAt, memberships }) =>
        [
          `${name} (${id})`,
          `client id ${clientId}`,
          archiveReason === null ? [] : 'archived',
          lastSeenAt === null ? 'never seen' : `last seen ${new Date(lastSeenAt).toISOString()}`,
          memberships.map(({ groupName, role }) => `${groupName} (${role.toLowerCase()})`).join(', ') || 'in no group',
        ]
          .flat()
          .join(', '),
      ),
    );
  },
};

/** `ligase app secret` */
export const appSecret: Command = {
  args: ['APP'],
  options: tenantOptions,
  async run(invocation) {
    const { control, appId } = await namedApp(invocation);
    const credential = await control.generateAppSecret({ appId });
    report(invocation, credential, [
      `Client id      ${credential.clientId}`,
      `Client secret  ${credential.clientSecret}   (shown only now; the one before is dead)`,
    ]);
  },
};

/** `ligase app archive` */
export const appArchive: Command = {
  args: ['APP'],
  options: tenantOptions,
  async run(invocation) {
    const { control, appId } = await namedApp(invocation);
    const app = await control.archiveApp({ appId });
    report(invocation, app, [`${app.name} is archived: its secret and its tokens are refused.`]);
  },
};

/** `ligase app unarchive` */
export const appUnarchive: Command = {
  args: ['APP'],
  options: tenantOptions,
  async run(invocation) {
    const { control, appId } = await namedApp(invocation);
    const app = await control.unarchiveApp({ appId });
    report(invocation, app, [`${app.name} is let in again, with the same secret.`]);
  },
};

async function namedApp(invocation: Invocation) {
  const control = runningTenant(invocation);
  const { id } = findByName('app', await control.listApps(), invocation.args['APP'] ?? '');
  return { control, appId: id };
}
