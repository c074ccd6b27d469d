import { ControlError } from '@ligase/tenant/client';
import { CommandError, type Command } from '../command.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';
import { seedOption } from '../seed-option.ts';

/** `ligase tenant seed` */
export const tenantSeed: Command = {
  args: ['SEED'],
  options: tenantOptions,
  async run(invocation) {
    const { SEED: text = '' } = invocation.args;
    const control = runningTenant(invocation);
    const { choice, linesOf } = await seedOption(text);
    try {
      const admin = await control.seedTenant(typeof choice === 'string' ? { name: choice } : { seed: choice });
      report(invocation, admin, [
        `The tenant begins anew with ${text}.`,
        `API key  ${admin.apiKey}   (of ${admin.name}; shown only now)`,
      ]);
    } catch (cause) {
      const lines = cause instanceof ControlError ? linesOf(cause.problems) : [];
      if (lines.length === 0) throw cause;
      throw new CommandError(lines.join('\n'), 1, { cause });
    }
  },
};
