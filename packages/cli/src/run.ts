import { parseArgs } from 'node:util';
import { CommandError, type Command, type Invocation, type Terminal } from './command.ts';
import { commandList, type ListedCommand } from './command-list.ts';
import { commandHelp, overview } from './help.ts';

/** Runs a command line and gives its exit code: 0 done, 1 not done, 2 not understood. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  try {
    await dispatch(argv, terminal);
    return 0;
  } catch (error) {
    terminal.err(explain(error, terminal));
    return error instanceof CommandError ? error.exitCode : 1;
  }
}

async function dispatch(argv: readonly string[], terminal: Terminal): Promise<void> {
  const [first] = argv;
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    terminal.out(overview(commandList));
    return;
  }
  if (first === '--version' || first === '-v') {
    const { default: manifest } = await import('@ligase/cli/package.json', { with: { type: 'json' } });
    terminal.out((manifest as { readonly version: string }).version);
    return;
  }
  const found = await find(argv);
  const command = await found.load();
  const rest = argv.slice(found.words.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) terminal.out(commandHelp(found, command));
  else await command.run(parse(found, command, rest, terminal));
}

async function find(argv: readonly string[]): Promise<ListedCommand> {
  const called = commandList.filter(({ words }) => words.split(' ').every((word, index) => argv[index] === word));
  const [longest] = called.toSorted((a, b) => b.words.length - a.words.length);
  if (longest !== undefined) return longest;
  const wanted = argv.filter((word) => !word.startsWith('-'));
  const [first = ''] = wanted;
  const family = commandList.filter(({ words }) => words.startsWith(`${first} `)).map(({ words }) => words);
  const nearest = await nearestCommand(wanted);
  if (nearest !== undefined)
    throw new CommandError(`There is no command "${wanted.join(' ')}". Is it "${nearest}"?`, 2);
  if (family.length > 0) throw new CommandError(`"${first}" needs one of: ${family.join(', ')}.`, 2);
  throw new CommandError(`There is no command "${wanted.join(' ')}". "ligase --help" lists all.`, 2);
}

/** The command that somebody most likely meant: they may have written arguments behind it. */
async function nearestCommand(wanted: readonly string[]): Promise<string | undefined> {
  const { nearestName } = await import('@ligase/tenant/manifest');
  for (let length = Math.min(wanted.length, 3); length > 0; length -= 1) {
    const known = commandList.map(({ words }) => words).filter((words) => words.split(' ').length === length);
    const nearest = nearestName(wanted.slice(0, length).join(' '), known);
    if (nearest !== undefined) return nearest;
  }
  return undefined;
}

function parse({ words }: ListedCommand, command: Command, argv: readonly string[], terminal: Terminal): Invocation {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({ args: [...argv], options: command.options, allowPositionals: true });
  } catch (cause) {
    const [reason = ''] = (cause as Error).message.split('. ', 1);
    throw new CommandError(`${reason}. "ligase ${words} --help" shows what it takes.`, 2, { cause });
  }
  const { positionals } = parsed;
  const names = [...command.args, ...(command.optionalArgs ?? [])];
  if (positionals.length < command.args.length || positionals.length > names.length)
    throw new CommandError(
      `"ligase ${words}" takes ${names.join(' and ') || 'no argument'}, not ${positionals.length} arguments. "ligase ${words} --help" shows how.`,
      2,
    );
  return {
    args: Object.fromEntries(positionals.map((value, index) => [names[index] ?? '', value])),
    options: parsed.values as Invocation['options'],
    terminal,
  };
}

function explain(error: unknown, { env }: Terminal): string {
  if (!(error instanceof Error)) return String(error);
  return env['LIGASE_DEBUG'] === undefined ? error.message : (error.stack ?? error.message);
}
