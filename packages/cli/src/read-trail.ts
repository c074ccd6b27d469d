import { jsonlSink, type AuditRecord } from '@ligase/plugin-auditing';
import { CommandError } from './command.ts';

/** The records of an app's audit trail in a file, the oldest first. The app may be running. @throws {CommandError} when there is no such file. */
export async function* readTrail(file: string): AsyncIterable<AuditRecord> {
  try {
    yield* jsonlSink(file).read();
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown };
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw cause;
    throw new CommandError(`There is no trail to read in ${file}: give the file of jsonlSink.`, 1, { cause });
  }
}
