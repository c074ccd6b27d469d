import type { Command } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase user list` */
export const userList: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    const users = await runningTenant(invocation).listUsers();
    report(
      invocation,
      users,
      users.map(
        ({ id, name, handle, isTenantAdmin, isSuspended }) =>
          `${name} (${id}), ${handle}${isTenantAdmin ? ', tenant admin' : ''}${isSuspended ? ', suspended' : ''}`,
      ),
    );
  },
};

/** `ligase user key` */
export const userKey: Command = {
  args: ['USER'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const { id, name } = findByName('user', await control.listUsers(), invocation.args['USER'] ?? '');
    const { apiKey } = await control.generateApiKey({ userId: id });
    report(invocation, { userId: id, apiKey }, [
      `API key of ${name}  ${apiKey}   (shown only now; the one before is dead)`,
    ]);
  },
};
