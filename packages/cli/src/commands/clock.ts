import type { RemoteControl } from '@ligase/tenant/client';
import { CommandError, type Command, type Invocation } from '../command.ts';
import { durationText, readDuration } from '../read-duration.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

type Clock = Awaited<ReturnType<RemoteControl['getClock']>>;

/** `ligase tenant clock` */
export const clockShow: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    tell(invocation, await runningTenant(invocation).getClock());
  },
};

/** `ligase tenant clock advance` */
export const clockAdvance: Command = {
  args: ['TIME'],
  options: tenantOptions,
  async run(invocation) {
    const ms = readDuration(invocation.args['TIME'] ?? '', '"ligase tenant clock advance"');
    tell(invocation, await runningTenant(invocation).advanceClock({ ms }));
  },
};

/** `ligase tenant clock set` */
export const clockSet: Command = {
  args: ['WHEN'],
  options: tenantOptions,
  async run(invocation) {
    const { WHEN: text = '' } = invocation.args;
    const wanted = /^\d{4}-\d{2}-\d{2}/u.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(wanted))
      throw new CommandError(`"ligase tenant clock set" takes a time such as 2027-01-04T08:00:00Z, not "${text}".`, 2);
    const control = runningTenant(invocation);
    const { time } = await control.getClock();
    if (wanted < time)
      throw new CommandError(
        `The tenant's clock says ${iso(time)} and goes ahead only: tokens and the audit log rely on that. "ligase tenant reset" begins anew.`,
      );
    tell(invocation, await control.advanceClock({ ms: wanted - time }));
  },
};

/** `ligase tenant clock freeze` */
export const clockFreeze: Command = freezing(true);

/** `ligase tenant clock resume` */
export const clockResume: Command = freezing(false);

function freezing(isFrozen: boolean): Command {
  return {
    args: [],
    options: tenantOptions,
    async run(invocation) {
      tell(invocation, await runningTenant(invocation).freezeClock({ isFrozen }));
    },
  };
}

function tell(invocation: Invocation, clock: Clock): void {
  const { time, aheadMs, isFrozen } = clock;
  const seconds = Math.round(aheadMs / 1000);
  const apart =
    isFrozen || seconds === 0
      ? ''
      : `, ${durationText(Math.abs(aheadMs))} ${seconds > 0 ? 'ahead of' : 'behind'} this machine`;
  report(invocation, { ...clock, time: iso(time) }, [`${iso(time)}${apart}${isFrozen ? ', frozen' : ''}`]);
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
