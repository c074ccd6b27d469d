import { textOption, type Command } from '../command.ts';
import { defaultData, report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase tenant status` */
export const tenantStatus: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    const status = await runningTenant(invocation).getTenant();
    const { url, data, seed, time, users, apps, projects, auditRows } = status;
    report(invocation, status, [
      `Running at ${url} on the data in ${data} (seed ${seed}).`,
      `${users} users, ${apps} apps, ${projects} projects, ${auditRows} rows of audit log.`,
      `Its clock says ${new Date(time).toISOString()}.`,
    ]);
  },
};

/** `ligase tenant reset` */
export const tenantReset: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    await runningTenant(invocation).resetTenant();
    const data = textOption(invocation, 'data') ?? defaultData;
    report(invocation, { reset: true }, [
      `The tenant is as it was when it was new. ${data === ':memory:' ? '' : 'Ids and keys of its seed are the same.'}`.trim(),
    ]);
  },
};

/** `ligase tenant snapshot save` */
export const snapshotSave: Command = {
  args: ['NAME'],
  options: tenantOptions,
  async run(invocation) {
    const { NAME: name = '' } = invocation.args;
    await runningTenant(invocation).saveSnapshot({ name });
    report(invocation, { saved: name }, [`Saved. Go back to it with: ligase tenant snapshot restore ${name}`]);
  },
};

/** `ligase tenant snapshot restore` */
export const snapshotRestore: Command = {
  args: ['NAME'],
  options: tenantOptions,
  async run(invocation) {
    const { NAME: name = '' } = invocation.args;
    await runningTenant(invocation).restoreSnapshot({ name });
    report(invocation, { restored: name }, [`The tenant is as it was in ${name}.`]);
  },
};

/** `ligase tenant snapshot delete` */
export const snapshotDelete: Command = {
  args: ['NAME'],
  options: tenantOptions,
  async run(invocation) {
    const { NAME: name = '' } = invocation.args;
    await runningTenant(invocation).deleteSnapshot({ name });
    report(invocation, { deleted: name }, [`The snapshot ${name} is gone.`]);
  },
};

/** `ligase tenant snapshot list` */
export const snapshotList: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    const names = await runningTenant(invocation).listSnapshots();
    report(invocation, names, names);
  },
};
