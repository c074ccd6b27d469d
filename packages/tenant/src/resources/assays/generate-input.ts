import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { FieldValue } from '../../engine/fields/field-definition.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { displayValue, type Names } from '../../engine/fields/display-value.ts';
import { createLookup } from '../../engine/lookup.ts';
import { requireSchema } from '../../engine/schema.ts';
import { formatCsv } from '../../storage/csv.ts';
import type { Storage } from '../../storage/storage.ts';
import { createBlob } from '../files/blob.ts';
import { runBody } from './assay-run.ts';
import { automationBody, changeFile, configOf, runOf, startTransform } from './automation.ts';

/** Writes the fields of a run into a CSV file, a row for each value of those that hold several. */
export function generateInput(engine: Engine, storage: Storage, actor: Actor, generator: ItemRow): ItemRow {
  const run = runOf(engine, generator);
  const { fields } = runBody(run);
  const schema = requireSchema(engine, run.schema_id ?? '', 'assay_run');
  const all = schema.fieldDefinitions.map(({ name }) => ({ heading: name, field: name }));
  const { columns = all } = configOf(engine, generator);
  const names = createLookup(engine, actor.principal);
  const cells = columns.map(({ field }) => cellsOf(names, fields[field]));
  const height = Math.max(1, ...cells.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, index) =>
    cells.map((column) => (column.length === 1 ? column[0] : column[index]) ?? ''),
  );
  const text = formatCsv([columns.map(({ heading }) => heading), ...rows]);
  const { fileName } = automationBody(generator);
  const { id } = createBlob(engine, storage, actor, {
    name: `${fileName}.csv`,
    mimeType: 'text/csv',
    bytes: Buffer.from(text),
  });
  const filled = changeFile(engine, actor, generator, { fileId: id, transformIds: [] });
  return (
    startTransform(engine, actor, filled) ?? changeFile(engine, actor, filled, { status: 'SUCCEEDED' }, 'Completed')
  );
}

function cellsOf(names: Names, field: FieldValue | undefined): string[] {
  if (!field) return [''];
  const values = Array.isArray(field.value) && field.isMulti ? (field.value as unknown[]) : [field.value];
  return values.map((value) => displayValue(field.type, value, names) ?? '');
}
