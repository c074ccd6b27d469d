import { textOption, type Command, type Invocation } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { messageMembers, messageOptions } from '../message-options.ts';
import { reportSent } from '../report-sent.ts';
import { runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase trigger event` */
export const triggerEvent: Command = {
  args: ['TYPE', 'ITEM'],
  options: {
    updates: { type: 'string', value: 'NAMES', help: 'What an update changed, such as "fields.Host,fields.Vector"' },
    ...messageOptions,
    ...tenantOptions,
  },
  async run(invocation) {
    const { TYPE: type = '', ITEM: itemId = '' } = invocation.args;
    const updates = textOption(invocation, 'updates')?.split(',') ?? [];
    const control = runningTenant(invocation);
    const members = await messageMembers(invocation, control);
    const event = await control.triggerEvent({ type, itemId, updates, ...members });
    await reportSent(invocation, control, event.deliveryIds, {
      result: event,
      before: [`${type} about ${itemId} happened as ${event.id}.`],
      none: [`No app is told: none has subscribed to ${type} and has a webhook URL.`],
    });
  },
};

/** `ligase trigger lifecycle` */
export const triggerLifecycle: Command = {
  args: ['TYPE', 'APP'],
  options: { ...messageOptions, ...tenantOptions },
  async run(invocation: Invocation) {
    const control = runningTenant(invocation);
    const { TYPE: type = '', APP: wanted = '' } = invocation.args;
    const app = findByName('app', await control.listApps(), wanted);
    const members = await messageMembers(invocation, control);
    const sent = await control.triggerLifecycle({ appId: app.id, type, ...members });
    await reportSent(invocation, control, [sent.deliveryId], { result: sent });
  },
};
