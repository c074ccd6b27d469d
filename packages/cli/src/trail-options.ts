import { CommandError, textOption, type Invocation, type Option } from './command.ts';

/** Where a trail is, and which part of it is wanted. */
export interface TrailSource {
  /** A file of `jsonlSink`, or the address of an engine's database: `postgres://…`, `pglite:./folder`. */
  readonly where: string;
  /** Whose trail, where a database has several. */
  readonly app?: string | undefined;
  readonly correlationId?: string | undefined;
  readonly runId?: string | undefined;
}

/** The options that say where a trail is. */
export const trailOptions: Readonly<Record<'trail' | 'trail-app', Option>> = {
  trail: {
    type: 'string',
    value: 'FILE|URL',
    help: "The app's audit trail: the file of jsonlSink, or the database of its workflows; or LIGASE_AUDIT_TRAIL",
  },
  'trail-app': { type: 'string', value: 'NAME', help: 'Whose trail, where a database has those of several apps' },
};

/** The trail that the options or the environment name. @throws {CommandError} when they name none. */
export function trailSource(invocation: Invocation): TrailSource {
  const where = textOption(invocation, 'trail') ?? invocation.terminal.env['LIGASE_AUDIT_TRAIL'];
  if (where === undefined || where === '')
    throw new CommandError('Whose trail? Give its file or database with --trail, or set LIGASE_AUDIT_TRAIL.', 2);
  return { where, app: textOption(invocation, 'trail-app') };
}
