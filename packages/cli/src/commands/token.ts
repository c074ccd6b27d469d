import type { Command } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase token` */
export const token: Command = {
  args: ['WHO'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const [apps, users] = await Promise.all([control.listApps(), control.listUsers()]);
    const { id } = findByName('user or app', [...apps, ...users], invocation.args['WHO'] ?? '');
    const issued = await control.issueAccessToken({ principalId: id });
    // Nothing else, so that a shell can put it where it is needed.
    report(invocation, issued, [issued.accessToken]);
  },
};
