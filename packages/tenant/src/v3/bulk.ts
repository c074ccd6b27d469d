import { TenantApiError } from '../api-error.ts';
import type { ServedOperation } from '../feature.ts';
import { demandShape } from '../input/demand-shape.ts';
import { anyObject, objectSchema, text, type ObjectSchema } from '../input/input-schema.ts';
import type { Call } from '../request.ts';
import type { Storage } from '../storage/storage.ts';
import type { TenantContext } from '../tenant-context.ts';

/** What a bulk operation does with each row of its file. */
export interface BulkWork {
  /** The path of the list that holds what it makes. */
  readonly listing: string;
  readonly input: ObjectSchema;
  /** How it differs from Benchling. Default: it does not. */
  readonly differs?: string;
  /** Gives the id of what was made or changed. @throws {TenantApiError} which fails this row alone. */
  readonly work: (call: Call, input: object) => string;
}

/** Serves a bulk operation: a scratch file of JSON lines in, a task, and files of what came of each line. */
export type BulkOperation = (work: BulkWork) => ServedOperation;

/** What came of a bulk task; the keys are those of the stored files. */
export interface BulkOutcome {
  readonly listing: string;
  readonly successCount: number;
  readonly errorCount: number;
  readonly successesKey: string;
  readonly errorsKey: string;
}

const bulkTaskPath = '/tasks/bulk';

/** The bytes of an uploaded scratch file. @throws {TenantApiError} 400 when it is missing, hidden or not uploaded. */
export type ScratchBytes = (call: Call, fileId: string) => Uint8Array;

const row = objectSchema({ request_id: text(), input_object: anyObject });

interface Row {
  readonly request_id: string;
  readonly input_object: object;
}

/** Makes bulk operations over scratch files. Each line succeeds or fails by itself. */
export function createBulk(
  { db, ids }: TenantContext,
  storage: Pick<Storage, 'write'>,
  scratchBytes: ScratchBytes,
): BulkOperation {
  const keep = (lines: readonly object[]): string => {
    const key = `bulk-${ids.uuid()}`;
    storage.write(key, Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
    return key;
  };
  return ({ listing, input, differs, work }) => {
    const run = (
      call: Call,
      line: string,
    ): { readonly requestId: string; readonly id?: string; readonly error?: TenantApiError } => {
      const parsed = parse(line);
      const requestId = idOf(parsed);
      // What a failed line has written is undone alone.
      db.exec('SAVEPOINT bulk_row');
      try {
        demandShape(row, parsed);
        const { input_object: given } = parsed as Row;
        demandShape(input, given);
        const id = work(call, given);
        db.exec('RELEASE bulk_row');
        return { requestId, id };
      } catch (error) {
        db.exec('ROLLBACK TO bulk_row; RELEASE bulk_row');
        // A limit is that of the whole task, whichever line met it.
        if (error instanceof TenantApiError && error.status !== 429) return { requestId, error };
        throw error;
      }
    };
    return {
      ...(differs === undefined ? { support: 'faithful' } : { support: 'partial', differs }),
      taskPath: bulkTaskPath,
      accept: (call) => void scratchBytes(call, fileIdOf(call)),
      runTask(call): BulkOutcome {
        const lines = Buffer.from(scratchBytes(call, fileIdOf(call)))
          .toString('utf8')
          .split(/\r?\n/u);
        const done = lines.filter((line) => line.trim() !== '').map((line) => run(call, line));
        const successes = done.flatMap(({ requestId, id }) =>
          id === undefined ? [] : [{ requestId, result: { id } }],
        );
        const errors = done.flatMap(({ requestId, error }) =>
          error === undefined
            ? []
            : [{ requestId, errors: [{ errorCode: error.status, errorMessage: error.message }] }],
        );
        return {
          listing,
          successCount: successes.length,
          errorCount: errors.length,
          successesKey: keep(successes),
          errorsKey: keep(errors),
        };
      },
    };
  };
}

function fileIdOf({ body }: Call): string {
  return (body as { readonly fileId: string }).fileId;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function idOf(parsed: unknown): string {
  const { request_id: id } = (parsed ?? {}) as Partial<Row>;
  return typeof id === 'string' ? id : '';
}
