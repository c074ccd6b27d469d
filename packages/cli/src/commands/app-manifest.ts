import type { AppCredential, RemoteControl } from '@ligase/tenant/client';
import { lintManifest, type ManifestFinding } from '@ligase/tenant/manifest';
import { CommandError, textOption, type Command, type Invocation } from '../command.ts';
import {
  errorsIn,
  findingLines,
  frameworkOf,
  legacyOption,
  manifestOption,
  readManifestFile,
} from '../manifest-file.ts';
import { report, runningTenant, tenantOptions } from '../running-tenant.ts';
import { namedApp } from './app.ts';

/** `ligase app lint` */
export const appLint: Command = {
  args: ['FILE'],
  options: { legacy: legacyOption, json: { type: 'boolean', help: 'Write one line of JSON' } },
  run(invocation) {
    const { FILE: file = '' } = invocation.args;
    const findings = lintManifest(readManifestFile(file), { framework: frameworkOf(invocation) });
    report(invocation, findings, findingLines(file, findings));
    const refusal = errorsIn(file, findings);
    if (refusal !== undefined) throw refusal;
    if (findings.length === 0 && invocation.options['json'] !== true)
      invocation.terminal.out(`${file} is a right manifest.`);
    return Promise.resolve();
  },
};

/** `ligase app create` */
export const appCreate: Command = {
  args: [],
  optionalArgs: ['NAME'],
  options: {
    ...tenantOptions,
    description: { type: 'string', value: 'TEXT', help: 'What the app is for' },
    manifest: { ...manifestOption, help: 'Make it from a manifest, in the place of a name' },
    webhook: { type: 'string', value: 'URL', help: 'Where the app listens; with --manifest' },
    legacy: legacyOption,
  },
  async run(invocation) {
    demandOneSource(invocation);
    const control = runningTenant(invocation);
    const { id, name, warnings, status } = await create(invocation, control);
    // Inactive is what gets its credentials by a webhook.
    const credential = status === 'active' ? await control.generateAppSecret({ appId: id }) : undefined;
    report(invocation, { id, name, status, ...credential, warnings }, [
      ...findingLines(textOption(invocation, 'manifest') ?? '', warnings),
      `App            ${name} (${id})`,
      ...credentialLines(credential),
      '',
      `It has no access yet: ligase grant Write --to "${name}" --on PROJECT`,
    ]);
  },
};

/** `ligase app upgrade` */
export const appUpgrade: Command = {
  args: ['APP'],
  options: { ...tenantOptions, manifest: manifestOption },
  async run(invocation) {
    const file = textOption(invocation, 'manifest');
    if (file === undefined) throw new CommandError('"ligase app upgrade" needs --manifest FILE.', 2);
    const manifest = readManifestFile(file);
    const { control, appId } = await namedApp(invocation);
    const upgraded = await control.upgradeApp({ appId, manifest });
    const { name, versionNumber } = upgraded.app;
    report(invocation, upgraded, [
      ...findingLines(file, upgraded.warnings),
      `${name} has version ${versionNumber}.`,
      ...paths('added', upgraded.configuration.added),
      ...paths('removed', upgraded.configuration.removed),
      ...paths('cleared', upgraded.configuration.cleared),
    ]);
  },
};

function paths(verb: string, changed: readonly (readonly string[])[]): string[] {
  return changed.map((path) => `  ${verb.padEnd(8)} ${path.join(' / ')}`);
}

interface Created {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly warnings: readonly ManifestFinding[];
}

function demandOneSource(invocation: Invocation): void {
  const given = [invocation.args['NAME'], textOption(invocation, 'manifest')].filter((one) => one !== undefined);
  if (given.length !== 1)
    throw new CommandError('"ligase app create" takes a NAME or --manifest FILE, one of the two.', 2);
}

async function create(invocation: Invocation, control: RemoteControl): Promise<Created> {
  const { NAME: name } = invocation.args;
  if (name !== undefined) {
    const description = textOption(invocation, 'description') ?? '';
    return { ...(await control.createApp({ name, description })), warnings: [] };
  }
  const webhookUrl = textOption(invocation, 'webhook');
  const { app, warnings } = await control.createAppFromManifest({
    manifest: readManifestFile(textOption(invocation, 'manifest') ?? ''),
    framework: frameworkOf(invocation),
    ...(webhookUrl === undefined ? {} : { webhookUrl }),
  });
  if (app === null) throw new CommandError('The tenant made a definition and did not install it.');
  return { ...app, warnings };
}

function credentialLines(credential: AppCredential | undefined): string[] {
  if (credential === undefined)
    return ['It is inactive: configure and activate it, and its webhook receives the credentials.'];
  return [`Client id      ${credential.clientId}`, `Client secret  ${credential.clientSecret}   (shown only now)`];
}
