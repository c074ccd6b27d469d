import type { Command } from './command.ts';
import type { ListedCommand } from './command-list.ts';

/** The list of all commands. */
export function overview(commands: readonly ListedCommand[]): string {
  const width = Math.max(...commands.map(({ words }) => words.length));
  return [
    'ligase: a local Benchling tenant, and tools for Benchling Apps',
    '',
    ...commands.map(({ words, summary }) => `  ligase ${words.padEnd(width)}  ${summary}`),
    '',
    'Those that need a tenant talk to a running one: the one whose data folder is --data (default .ligase),',
    'or the one at --url with --admin-key (or LIGASE_TENANT_URL and LIGASE_ADMIN_KEY).',
    '"ligase COMMAND --help" shows what a command takes.',
  ].join('\n');
}

/** What one command takes. */
export function commandHelp({ words, summary }: ListedCommand, { args, optionalArgs = [], options }: Command): string {
  const rows = Object.entries(options).map(([name, { help, value, short }]): [string, string] => [
    `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`,
    help,
  ]);
  const width = Math.max(...rows.map(([flag]) => flag.length));
  return [
    `ligase ${[words, ...args, ...optionalArgs.map((name) => `[${name}]`)].join(' ')} [options]`,
    '',
    `  ${summary}.`,
    '',
    ...rows.map(([flag, help]) => `  ${flag.padEnd(width)}  ${help}`),
  ].join('\n');
}
