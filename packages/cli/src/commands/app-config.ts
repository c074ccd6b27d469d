import type { RemoteControl } from '@ligase/tenant/client';
import { CommandError, type Command, type Invocation } from '../command.ts';
import { report, tenantOptions } from '../running-tenant.ts';
import { table } from '../table.ts';
import { namedApp } from './app.ts';

type Items = Awaited<ReturnType<RemoteControl['getAppConfiguration']>>;

/** `ligase app config` */
export const appConfig: Command = {
  args: ['APP'],
  options: tenantOptions,
  async run(invocation) {
    const { control, appId } = await namedApp(invocation);
    tell(invocation, await control.getAppConfiguration({ appId }));
  },
};

/** `ligase app config set` */
export const appConfigSet: Command = {
  args: ['APP', 'PATH', 'VALUE'],
  options: tenantOptions,
  async run(invocation) {
    const { PATH: wanted = '', VALUE: text = '' } = invocation.args;
    const { control, appId } = await namedApp(invocation);
    const path = wanted.split('/').map((name) => name.trim());
    const items = await control.getAppConfiguration({ appId });
    const item = items.find((one) => one.path.join('/') === path.join('/'));
    const value = item === undefined ? text : valueOf(item.type, text);
    tell(invocation, await control.setAppConfiguration({ appId, items: [{ path, value }] }));
  },
};

/** A text is what the type of its item makes of it; an empty one takes the value away. */
function valueOf(type: string, text: string): string | number | boolean | null {
  if (text === '') return null;
  if (type === 'boolean') {
    if (text !== 'true' && text !== 'false') throw new CommandError(`It takes true or false, not "${text}".`, 2);
    return text === 'true';
  }
  if (type !== 'integer' && type !== 'float') return text;
  if (text.trim() === '' || Number.isNaN(Number(text))) throw new CommandError(`It takes a number, not "${text}".`, 2);
  return Number(text);
}

function tell(invocation: Invocation, items: Items): void {
  const rows = items.map(({ path, type, value, requiredConfig }) => [
    path.join(' / '),
    type,
    value === null ? (requiredConfig ? 'still needed' : '-') : String(value),
  ]);
  report(invocation, items, rows.length === 0 ? ['It asks for no configuration.'] : table(rows));
}
