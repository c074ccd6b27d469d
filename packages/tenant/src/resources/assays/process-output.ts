import { invalidRequest, TenantApiError } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { requireSchema, type Schema } from '../../engine/schema.ts';
import { formatCsv, parseCsv } from '../../storage/csv.ts';
import type { Storage } from '../../storage/storage.ts';
import { TaskFailure } from '../../tasks/tasks.ts';
import { createBlob } from '../files/blob.ts';
import { createResult, newResult, type ResultInput } from './assay-result.ts';
import { changeFile, configOf, processorBody, runOf } from './automation.ts';
import { readCell, type CellReader } from './read-cell.ts';

interface FailedRow {
  /** From 1, without the line of headings. */
  readonly row: number;
  readonly cells: readonly string[];
  readonly message: string;
}

/** Makes a result of every row of an output file. Gives the processor afterwards, or why it has failed. */
export function processOutput(
  engine: Engine,
  storage: Storage,
  actor: Actor,
  processor: ItemRow,
): { readonly processor: ItemRow; readonly failure?: TaskFailure } {
  const { completeWithErrors, fileId, fileName } = processorBody(processor);
  const fail = (
    message: string,
    failed: readonly FailedRow[],
    unprocessed: number,
  ): ReturnType<typeof processOutput> => ({
    processor: changeFile(
      engine,
      actor,
      processor,
      {
        status: 'FAILED',
        progressStats: { rowsSucceeded: 0, rowsFailed: failed.length, rowsUnprocessed: unprocessed },
      },
      'Completed',
    ),
    failure: new TaskFailure(
      message,
      failed.map((row) => ({ index: row.row - 1, message: row.message })),
    ),
  });

  let read: ReturnType<typeof readRows>;
  try {
    read = readRows(engine, actor, processor, Buffer.from(storage.read(fileId ?? '') ?? []).toString());
  } catch (error) {
    return fail((error as Error).message, [], 0);
  }
  const { header, results, failed } = read;
  if (failed.length > 0 && !completeWithErrors) {
    const [first] = failed;
    return fail(`Row ${first?.row} of ${fileName}: ${first?.message}`, failed, results.length);
  }
  const facets = [
    { name: 'processor', value: processor.id },
    { name: 'run', value: runOf(engine, processor).id },
  ];
  for (const result of results) createResult(engine, actor, result, { facets });
  return {
    processor: changeFile(
      engine,
      actor,
      processor,
      {
        status: 'SUCCEEDED',
        progressStats: { rowsSucceeded: results.length, rowsFailed: failed.length, rowsUnprocessed: 0 },
        errorFileId: failed.length === 0 ? null : errorFile(engine, storage, actor, fileName, header, failed).id,
      },
      'Completed',
    ),
  };
}

function readRows(
  engine: Engine,
  actor: Actor,
  processor: ItemRow,
  csv: string,
): {
  readonly header: readonly string[];
  readonly results: readonly ResultInput[];
  readonly failed: readonly FailedRow[];
} {
  const { resultSchemaId, columns: configured } = configOf(engine, processor);
  if (resultSchemaId === undefined) {
    throw invalidRequest(
      'Nothing says what the rows of this file make. The control operation configureAutomationFile sets its resultSchemaId.',
    );
  }
  const schema = requireSchema(engine, resultSchemaId, 'assay_result');
  const columns = configured ?? schema.fieldDefinitions.map(({ name }) => ({ heading: name, field: name }));
  const [header = [], ...rows] = parseCsv(csv);
  const missing = configured?.find(({ heading }) => !header.includes(heading));
  if (missing) throw invalidRequest(`The file has no column "${missing.heading}". It has: ${header.join(', ')}.`);
  const run = runOf(engine, processor);
  const { timezone } = processorBody(processor);
  const reader: CellReader = { principal: actor.principal, timezone };
  const results: ResultInput[] = [];
  const failed: FailedRow[] = [];
  for (const [index, cells] of rows.entries()) {
    const fields = rowFields(engine, reader, schema, run, (field) => {
      const heading = columns.find((column) => column.field === field)?.heading ?? '';
      return cells[header.indexOf(heading)];
    });
    const result: ResultInput = { schemaId: schema.id, projectId: run.project_id, fields };
    try {
      newResult(engine, actor, result);
      results.push(result);
    } catch (error) {
      if (!(error instanceof TenantApiError)) throw error;
      failed.push({ row: index + 1, cells, message: error.message });
    }
  }
  return { header, results, failed };
}

function rowFields(
  engine: Engine,
  reader: CellReader,
  schema: Schema,
  run: ItemRow,
  cellOf: (field: string) => string | undefined,
): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const field of schema.fieldDefinitions) {
    const cell = cellOf(field.name);
    if (cell !== undefined) fields[field.name] = { value: readCell(engine, reader, field, cell) };
    else if (field.type === 'assay_run_link') fields[field.name] = { value: field.isMulti ? [run.id] : run.id };
  }
  return fields;
}

function errorFile(
  engine: Engine,
  storage: Storage,
  actor: Actor,
  fileName: string,
  header: readonly string[],
  failed: readonly FailedRow[],
): ItemRow {
  const text = formatCsv([[...header, 'Error'], ...failed.map(({ cells, message }) => [...cells, message])]);
  return createBlob(engine, storage, actor, {
    name: `${fileName}-errors.csv`,
    mimeType: 'text/csv',
    bytes: Buffer.from(text),
  });
}
