import { jsonlSink, type AuditRecord } from '@ligase/plugin-auditing';
import { CommandError } from './command.ts';
import type { TrailSource } from './trail-options.ts';

/** What to call a trail in a message: a database without its password. */
export function trailName({ where }: TrailSource): string {
  return where.replace(/\/\/[^@/]*@/, '//').replace(/(?<=[?&])password=[^&]*/, 'password=…');
}

/** The records of an app's audit trail, the oldest first. The app may be running, but not on a folder. @throws {CommandError} when there is no such trail. */
export async function* readTrail({ where, ...wanted }: TrailSource): AsyncIterable<AuditRecord> {
  if (/^(postgres(ql)?:\/\/|pglite:)/.test(where)) {
    const { readAuditTrail } = await import('@ligase/workflows').catch((cause: unknown) => {
      throw new CommandError('To read a trail from a database, install @ligase/workflows beside @ligase/cli.', 1, {
        cause,
      });
    });
    yield* readAuditTrail<AuditRecord>({ store: where, ...wanted });
    return;
  }
  const { correlationId, runId } = wanted;
  try {
    for await (const record of jsonlSink(where).read())
      if ((correlationId ?? record.correlationId) === record.correlationId && (runId ?? record.runId) === record.runId)
        yield record;
  } catch (cause) {
    const { code } = cause as { readonly code?: unknown };
    if (code !== 'ENOENT' && code !== 'EACCES' && code !== 'EISDIR') throw cause;
    throw new CommandError(`There is no trail to read in ${where}: give the file of jsonlSink.`, 1, { cause });
  }
}
