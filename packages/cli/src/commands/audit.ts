import { CommandError, textOption, type Command } from '../command.ts';
import { trailOptions } from '../trail-options.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase audit list` */
export const auditList: Command = {
  args: [],
  options: { item: { type: 'string', value: 'ID', help: 'Only what was done to this item' }, ...tenantOptions },
  async run(invocation) {
    const itemId = textOption(invocation, 'item');
    const rows = await runningTenant(invocation).listAuditLog(itemId === undefined ? {} : { itemId });
    report(
      invocation,
      rows,
      rows.map(({ createdAt, userName, clientId, eventDescription, action, item, itemDeveloperId }) =>
        [
          createdAt,
          `${userName}${clientId === null ? '' : ' (app)'}`,
          eventDescription,
          action,
          `${item} (${itemDeveloperId})`,
        ].join('  '),
      ),
    );
  },
};

/** `ligase audit verify`: of the tenant's log, or of an app's trail. */
export const auditVerify: Command = {
  args: [],
  optionalArgs: ['TRAIL'],
  options: {
    head: { type: 'string', value: 'SEQ:HASH', help: 'With TRAIL: a head kept elsewhere, which it must reach' },
    'trail-app': trailOptions['trail-app'],
    ...tenantOptions,
  },
  async run(invocation) {
    const { TRAIL: where } = invocation.args;
    if (where !== undefined) {
      // Loaded only here: the other commands on the audit log need nothing of an app.
      const { verifyTrailOf } = await import('../verify-trail-of.ts');
      return verifyTrailOf(invocation, { where, app: textOption(invocation, 'trail-app') });
    }
    const verdict = await runningTenant(invocation).verifyAuditLog();
    if (!verdict.intact) {
      const what = verdict.problem === 'missing' ? 'is missing' : 'was changed or moved';
      throw new CommandError(`The audit log is not intact: row ${verdict.number} ${what}.`);
    }
    report(invocation, verdict, [`The audit log is intact: ${verdict.rows} rows, head ${verdict.head}.`]);
  },
};
