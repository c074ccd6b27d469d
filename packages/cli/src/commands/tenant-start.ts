import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SeedError, startTenant, type LimitSettings, type StartedTenant } from '@ligase/tenant';
import { CommandError, textOption, type Command, type Invocation } from '../command.ts';
import { addressFile, defaultData } from '../running-tenant.ts';
import { seedOption } from '../seed-option.ts';

const defaultPort = 4180;

/** `ligase tenant start` */
export const tenantStart: Command = {
  args: [],
  options: {
    port: { type: 'string', value: 'N', help: `Where to listen; default ${defaultPort}, 0 for any free port` },
    host: { type: 'string', value: 'NAME', help: 'Default 127.0.0.1: only this machine reaches it' },
    'public-url': {
      type: 'string',
      value: 'URL',
      help: 'Where a proxy leads to it, such as https://tenant.example.org',
    },
    data: { type: 'string', value: 'FOLDER', help: `Where the data is kept, or :memory:; default ${defaultData}` },
    seed: {
      type: 'string',
      value: 'SEED',
      help: 'What a new tenant holds: empty (the default), demo, or a YAML or JSON file',
    },
    limits: { type: 'string', value: 'SCALE', help: 'Rate limits: off, or a factor such as 0.1; default 1' },
    json: { type: 'boolean', help: 'Write one line of JSON when it is ready' },
  },
  async run(invocation) {
    const data = textOption(invocation, 'data') ?? defaultData;
    const tenant = await start(invocation, data);
    const file = data === ':memory:' ? undefined : join(data, addressFile);
    try {
      if (file !== undefined) writeAddress(file, tenant);
      announce(invocation, tenant, data);
      await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    } finally {
      if (file !== undefined) rmSync(file, { force: true });
      await tenant.close();
    }
  },
};

async function start(invocation: Invocation, data: string): Promise<StartedTenant> {
  const port = portOf(textOption(invocation, 'port'));
  const host = textOption(invocation, 'host');
  const publicUrl = textOption(invocation, 'public-url');
  const limits = limitsOf(textOption(invocation, 'limits'));
  const named = textOption(invocation, 'seed');
  const seed = named === undefined ? undefined : await seedOption(named);
  try {
    return await startTenant({
      data,
      port,
      ...(seed !== undefined && { seed: seed.choice }),
      ...(host !== undefined && { host }),
      ...(publicUrl !== undefined && { publicUrl }),
      settings: { limits },
    });
  } catch (cause) {
    const lines = cause instanceof SeedError ? (seed?.linesOf(cause.problems) ?? []) : [];
    if (lines.length > 0) throw new CommandError(lines.join('\n'), 1, { cause });
    throw new CommandError(cause instanceof Error ? cause.message : String(cause), 1, { cause });
  }
}

/** Tells the other commands where the tenant is; the key is for this user's eyes only. */
function writeAddress(file: string, { url, adminKey }: StartedTenant): void {
  // A file that is there already would keep its own mode.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify({ url, adminKey, pid: process.pid })}\n`, { mode: 0o600 });
}

function portOf(text = String(defaultPort)): number {
  const port = Number(text);
  if (!/^\d+$/u.test(text) || port > 65_535)
    throw new CommandError(`--port takes a number from 0 to 65535, not "${text}".`, 2);
  return port;
}

function limitsOf(text = '1'): Partial<LimitSettings> {
  if (text === 'off') return { enabled: false };
  const scale = Number(text);
  if (text.trim() === '' || !(scale > 0))
    throw new CommandError(`--limits takes "off" or a number above 0, not "${text}".`, 2);
  return { scale };
}

function announce({ options, terminal }: Invocation, tenant: StartedTenant, data: string): void {
  const { url, controlUrl, consoleUrl, adminKey, admin } = tenant;
  if (options['json'] === true) {
    const apiKey = admin === undefined ? {} : { apiKey: admin.apiKey };
    terminal.out(JSON.stringify({ url, controlUrl, consoleUrl, adminKey, data, ...apiKey }));
    return;
  }
  for (const line of [
    'A local Benchling tenant, not the real one, is ready.',
    '',
    `  API        ${url}/api/v2`,
    `  Console    ${consoleUrl}`,
    `  Control    ${controlUrl}`,
    `  Admin key  ${adminKey}`,
    `  Data       ${data}`,
    ...(admin === undefined ? [] : [`  API key    ${admin.apiKey}   (of ${admin.name}; shown only now)`]),
    '',
    `  Make an app:  ligase app create "My app"${addressHint(tenant, data)}`,
    '  Stop:         Ctrl+C',
  ])
    terminal.out(line);
}

/** What other commands need to find this tenant, when that is not the default. */
function addressHint({ url, adminKey }: StartedTenant, data: string): string {
  if (data === defaultData) return '';
  return data === ':memory:' ? ` --url ${url} --admin-key ${adminKey}` : ` --data ${data}`;
}
