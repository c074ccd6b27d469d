import type { DeliveryFault, RemoteControl } from '@ligase/tenant/client';
import { CommandError, textOption, type Command, type Invocation, type Option } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { countOption, numberOption } from '../number-options.ts';
import { durationText, readDuration } from '../read-duration.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';
import { table } from '../table.ts';

const kinds = ['drop', 'duplicate', 'reordered', 'late', 'bad-signature', 'wrong-key', 'old-timestamp'] as const;
const kindList: readonly string[] = kinds satisfies readonly DeliveryFault['kind'][];

const times = (help: string): Option => ({ type: 'string', value: 'N', help });

/** `ligase tenant faults add` */
export const faultsAdd: Command = {
  args: ['OPERATION'],
  options: {
    status: { type: 'string', value: 'N', help: 'Answer this status, 400 to 599, and do nothing' },
    reset: { type: 'boolean', help: 'Do the work, then drop the connection without an answer' },
    delay: { type: 'string', value: 'TIME', help: 'Do the work, and answer so much later, such as 2s' },
    times: times('How many calls; default 1, or with --percent until faults are cleared'),
    percent: { type: 'string', value: 'P', help: 'Only so many of a hundred calls, the same ones every time' },
    ...tenantOptions,
  },
  async run(invocation) {
    const { OPERATION: operationId = '' } = invocation.args;
    const status = countOption(invocation, 'status', 400);
    const delay = textOption(invocation, 'delay');
    const fault = {
      operationId,
      ...(status !== undefined && { status }),
      ...(invocation.options['reset'] === true && { reset: true }),
      ...(delay !== undefined && { delayMs: readDuration(delay, '--delay') }),
      ...given('times', countOption(invocation, 'times')),
      ...given('percent', numberOption(invocation, 'percent', 100)),
    };
    if (!('status' in fault || 'reset' in fault || 'delayMs' in fault))
      throw new CommandError('Say what shall go wrong: --status N, --reset or --delay TIME.', 2);
    const control = runningTenant(invocation);
    await control.failNext(fault);
    await tell(invocation, control, 'calls');
  },
};

/** `ligase tenant faults webhook` */
export const faultsWebhook: Command = {
  args: ['KIND'],
  options: {
    app: { type: 'string', value: 'APP', help: 'Only of webhooks to this app' },
    type: { type: 'string', value: 'TYPE', help: 'Only of this type, such as v2.entry.created' },
    times: times('How many webhooks; default 1'),
    delay: { type: 'string', value: 'TIME', help: 'How long "late" waits, and "reordered" at most; default 60s' },
    ...tenantOptions,
  },
  async run(invocation) {
    const { KIND: word = '' } = invocation.args;
    const kind = kinds.find((one) => one === word);
    if (kind === undefined)
      throw new CommandError(`"${word}" is no fault of a webhook; use ${kindList.join(', ')}.`, 2);
    const delay = textOption(invocation, 'delay');
    const control = runningTenant(invocation);
    const app = textOption(invocation, 'app');
    await control.failNextDelivery({
      kind,
      ...(app !== undefined && { appId: findByName('app', await control.listApps(), app).id }),
      ...given('type', textOption(invocation, 'type')),
      ...given('times', countOption(invocation, 'times')),
      ...(delay !== undefined && { delayMs: readDuration(delay, '--delay') }),
    });
    await tell(invocation, control, 'webhooks');
  },
};

/** `ligase tenant faults` */
export const faultsList: Command = {
  args: [],
  options: tenantOptions,
  run: (invocation) => tell(invocation, runningTenant(invocation)),
};

/** `ligase tenant faults clear` */
export const faultsClear: Command = {
  args: [],
  options: tenantOptions,
  async run(invocation) {
    await runningTenant(invocation).clearFaults();
    report(invocation, { cleared: true }, ['Nothing more is asked to go wrong.']);
  },
};

/** What still waits to go wrong: all of it, or the latest of a kind. */
async function tell(invocation: Invocation, control: RemoteControl, latest?: 'calls' | 'webhooks'): Promise<void> {
  const [calls, webhooks, apps] = await Promise.all([
    control.listFaults(),
    control.listDeliveryFaults(),
    control.listApps(),
  ]);
  const ofCalls = calls.map(({ operationId, status, reset, delayMs, percent, times: left }) => [
    operationId === '*' ? 'any call' : operationId,
    [
      status === undefined ? [] : `answers ${status}`,
      reset === true ? 'drops the connection' : [],
      delayMs === undefined ? [] : `is ${durationText(delayMs)} late`,
    ]
      .flat()
      .join(', '),
    [left === null ? 'until cleared' : timesText(left), percent === undefined ? [] : `${percent} % of calls`]
      .flat()
      .join(', '),
  ]);
  const ofWebhooks = webhooks.map(({ kind, appId, type, times: left, delayMs }) => [
    `webhook${type === undefined ? '' : ` ${type}`}${appId === undefined ? '' : ` to ${apps.find(({ id }) => id === appId)?.name ?? appId}`}`,
    `${kind}${delayMs === undefined ? '' : ` by ${durationText(delayMs)}`}`,
    timesText(left),
  ]);
  const rows =
    latest === undefined ? [...ofCalls, ...ofWebhooks] : (latest === 'calls' ? ofCalls : ofWebhooks).slice(-1);
  report(invocation, { calls, webhooks }, rows.length === 0 ? ['Nothing is asked to go wrong.'] : table(rows));
}

function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

function given<Name extends string, Value>(name: Name, value: Value | undefined): { [Key in Name]?: Value } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: Value };
}
