import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlClient, type ControlAddress, type RemoteControl } from '@ligase/tenant/client';
import { CommandError, textOption, type Invocation, type Option } from './command.ts';

/** The folder of a tenant's data when none is named. */
export const defaultData = '.ligase';

/** The file in a data folder that says where its tenant runs; only its owner may read it. */
export const addressFile = 'control.json';

/** The options of every command that talks to a running tenant. */
export const tenantOptions: Readonly<Record<string, Option>> = {
  data: { type: 'string', value: 'FOLDER', help: `The data folder of the running tenant; default ${defaultData}` },
  url: { type: 'string', value: 'URL', help: 'Where the tenant is; instead of --data' },
  'admin-key': { type: 'string', value: 'KEY', help: 'The admin key that goes with --url' },
  json: { type: 'boolean', help: 'Write one line of JSON' },
};

/** The control operations of the tenant that a command is meant for. @throws {CommandError} when there is none. */
export function runningTenant(invocation: Invocation): RemoteControl {
  return controlClient(addressOf(invocation));
}

function addressOf(invocation: Invocation): ControlAddress {
  const { env } = invocation.terminal;
  const data = textOption(invocation, 'data');
  const url = textOption(invocation, 'url') ?? (data === undefined ? env['LIGASE_TENANT_URL'] : undefined);
  const adminKey = textOption(invocation, 'admin-key') ?? env['LIGASE_ADMIN_KEY'];
  if (url !== undefined) {
    if (adminKey === undefined)
      throw new CommandError(`The tenant at ${url} needs its admin key: give --admin-key or set LIGASE_ADMIN_KEY.`, 2);
    return { url: url.replace(/\/$/u, ''), adminKey };
  }
  const folder = data ?? defaultData;
  try {
    return JSON.parse(readFileSync(join(folder, addressFile), 'utf8')) as ControlAddress;
  } catch (cause) {
    throw new CommandError(
      `No tenant runs on the data in ${folder}. Start one with "ligase tenant start --data ${folder}", or name another with --url and --admin-key.`,
      1,
      { cause },
    );
  }
}

/** Writes a result: as one line of JSON when that was asked for, else as lines for people. */
export function report({ options, terminal }: Invocation, result: unknown, lines: readonly string[]): void {
  if (options['json'] === true) terminal.out(JSON.stringify(result));
  else for (const line of lines) terminal.out(line);
}
