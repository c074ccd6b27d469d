import { textOption, type Command } from '../command.ts';
import { findByName } from '../find-by-name.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';

/** `ligase trigger event` */
export const triggerEvent: Command = {
  args: ['TYPE', 'ITEM'],
  options: {
    updates: { type: 'string', value: 'NAMES', help: 'What an update changed, such as "fields.Host,fields.Vector"' },
    ...tenantOptions,
  },
  async run(invocation) {
    const { TYPE: type = '', ITEM: itemId = '' } = invocation.args;
    const updates = textOption(invocation, 'updates')?.split(',') ?? [];
    const event = await runningTenant(invocation).triggerEvent({ type, itemId, updates });
    report(invocation, event, [
      `${type} about ${itemId} happened as ${event.id}.`,
      `Which apps were told: ligase webhook list --type ${type}`,
    ]);
  },
};

/** `ligase trigger lifecycle` */
export const triggerLifecycle: Command = {
  args: ['TYPE', 'APP'],
  options: tenantOptions,
  async run(invocation) {
    const control = runningTenant(invocation);
    const { TYPE: type = '', APP: wanted = '' } = invocation.args;
    const app = findByName('app', await control.listApps(), wanted);
    const sent = await control.triggerLifecycle({ appId: app.id, type });
    report(invocation, sent, [
      `${type} is sent to ${app.name} as ${sent.deliveryId}.`,
      `See what came of it: ligase webhook list --app "${app.name}"`,
    ]);
  },
};
