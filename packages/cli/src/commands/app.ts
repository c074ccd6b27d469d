import type { RemoteControl } from '@ligase/tenant/client';
import type { Command, Invocation } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase app list` */
export const appList: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    const apps = await runningTenant(invocation).listApps();
    report(
      invocation,
      apps,
      apps.map(({ id, name, clientId, versionNumber, status, archiveReason, lastSeenAt, memberships }) =>
        [
          `${name} (${id})`,
          `client id ${clientId}`,
          `version ${versionNumber}`,
          archiveReason === null ? [] : 'archived',
          status === 'active' ? [] : status,
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

/** `ligase app activate` */
export const appActivate: Command = {
  args: ['APP'],
  options: tenantOptions,
  async run(invocation) {
    const { control, appId } = await namedApp(invocation);
    const app = await control.activateApp({ appId });
    const sent = app.lifecycle === 'AUTOMATIC' ? '; its webhook receives the credentials' : '';
    report(invocation, app, [`${app.name} is active${sent}.`]);
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

/** The app that a command names. */
export async function namedApp(
  invocation: Invocation,
): Promise<{ readonly control: RemoteControl; readonly appId: string }> {
  const control = runningTenant(invocation);
  const { id } = findByName('app', await control.listApps(), invocation.args['APP'] ?? '');
  return { control, appId: id };
}
