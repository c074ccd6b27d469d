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
  const found = find(argv);
  const command = await found.load();
  const rest = argv.slice(found.words.split(' ').length);
  if (rest.includes('--help') || rest.includes('-h')) terminal.out(commandHelp(found, command));
  else await command.run(parse(found, command, rest, terminal));
}

function find(argv: readonly string[]): ListedCommand {
  const found = commandList.find(({ words }) => words.split(' ').every((word, index) => argv[index] === word));
  if (found !== undefined) return found;
  const [first = ''] = argv;
  const family = commandList.filter(({ words }) => words.startsWith(`${first} `));
  if (family.length > 0)
    throw new CommandError(`"${first}" needs one of: ${family.map(({ words }) => words).join(', ')}.`, 2);
  throw new CommandError(`There is no command "${argv.join(' ')}". "ligase --help" lists all.`, 2);
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
