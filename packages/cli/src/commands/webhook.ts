import type { Attempt, DeliveryState, DeliveryView, RemoteControl } from '@ligase/tenant/client';
import { CommandError, textOption, type Command, type Invocation } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { countOption } from '../number-options.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';
import { attemptText, sentWebhook, webhookText } from '../sent-webhook.ts';

const states: readonly string[] = ['WAITING', 'DELIVERED', 'FAILED', 'WITHHELD'] satisfies readonly DeliveryState[];

/** `ligase webhook list` */
export const webhookList: Command = {
  args: [],
  options: {
    app: { type: 'string', value: 'APP', help: 'Only those to this app' },
    type: { type: 'string', value: 'TYPE', help: 'Only messages of this type, such as v2.entry.created' },
    state: { type: 'string', value: 'STATE', help: `Only those that are ${states.join(', ')}` },
    wait: { type: 'boolean', help: 'Wait until those that are due were tried' },
    limit: { type: 'string', value: 'N', help: 'The newest so many; default 100' },
    ...tenantOptions,
  },
  async run(invocation) {
    const control = runningTenant(invocation);
    const app = textOption(invocation, 'app');
    const type = textOption(invocation, 'type');
    const state = stateOf(invocation);
    const limit = countOption(invocation, 'limit');
    const listed = await control.listDeliveries({
      ...(app !== undefined && { appId: findByName('app', await control.listApps(), app).id }),
      ...(type !== undefined && { type }),
      ...(state !== undefined && { state }),
      ...(limit !== undefined && { limit }),
    });
    const deliveries =
      invocation.options['wait'] === true
        ? await Promise.all(listed.map(({ id }) => sentWebhook(control, id, Infinity)))
        : listed;
    report(invocation, deliveries, deliveries.flatMap(linesOf));
  },
};

/** `ligase webhook show` */
export const webhookShow: Command = {
  args: ['ID'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const delivery = await control.getDelivery({ deliveryId: invocation.args['ID'] ?? '' });
    report(invocation, delivery, webhookText(delivery, await appName(control, delivery.appId), { headers: true }));
  },
};

/** `ligase webhook replay` */
export const webhookReplay: Command = {
  args: ['ID'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const { id, appId, attempts } = await control.replayDelivery({ deliveryId: invocation.args['ID'] ?? '' });
    const delivery = await sentWebhook(control, id, attempts.length);
    report(invocation, delivery, [
      `${delivery.type} to ${await appName(control, appId)}, once more as ${id}`,
      ...delivery.attempts.slice(attempts.length).map(attemptText),
    ]);
  },
};

async function appName(control: RemoteControl, appId: string): Promise<string> {
  return (await control.listApps()).find(({ id }) => id === appId)?.name ?? appId;
}

function stateOf(invocation: Invocation): DeliveryState | undefined {
  const state = textOption(invocation, 'state')?.toUpperCase();
  if (state !== undefined && !states.includes(state))
    throw new CommandError(`--state takes one of ${states.join(', ')}, not "${state}".`, 2);
  return state as DeliveryState | undefined;
}

function linesOf(delivery: DeliveryView): string[] {
  const { id, madeAt, type, appId, itemId, state, reason, dueAt, attempts } = delivery;
  const next = state === 'WAITING' && dueAt !== null ? [`next try ${new Date(dueAt).toISOString()}`] : [];
  const head = [
    new Date(madeAt).toISOString(),
    id,
    type,
    `to ${appId}`,
    ...(itemId === null ? [] : [`about ${itemId}`]),
  ];
  return [
    [...head, state.toLowerCase(), ...next].join('  '),
    ...(reason === null ? [] : [`  ${reason}`]),
    ...attempts.map(line),
  ];
}

function line({ at, url, status, durationMs, answer, fault }: Attempt): string {
  const outcome = status === null ? answer : String(status);
  const asked = fault === null ? [] : [`(${fault}, as asked)`];
  return ['  tried', new Date(at).toISOString(), url, outcome, `${durationMs} ms`, ...asked].join('  ');
}
