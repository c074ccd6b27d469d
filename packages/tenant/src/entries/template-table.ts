import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import { schemaOf } from '../engine/schema.ts';
import type { StructuredTable } from './entry-table.ts';

/** A table of a template, as whoever makes it says it. */
export interface NewTemplateTable {
  readonly name: string;
  /** A schema of results or of entities; its fields are the columns. */
  readonly schemaId: string;
}

// The notes that hold rows of a schema, and the member that names it.
const TABLES: Readonly<Record<string, { readonly type: string; readonly member: string }>> = {
  assay_result_schema: { type: 'results_table', member: 'assayResultSchemaId' },
  entity_schema: { type: 'registration_table', member: 'entitySchemaId' },
};

/** A structured table whose columns are the fields of a schema. @throws {TenantApiError} 400 */
export function templateTable(engine: Engine, { name, schemaId }: NewTemplateTable): StructuredTable {
  const row = engine.items.get(schemaId);
  const kind = row && TABLES[row.type];
  if (!kind) throw invalidRequest(`Invalid schemaId: ${schemaId}. It takes a schema of results or of entities.`);
  const columns = schemaOf(row).fieldDefinitions.map((field) => ({
    columnId: field.name,
    name: field.name,
    isReadOnly: false,
  }));
  const note = { type: kind.type, indentation: 0, apiId: engine.context.ids.next('strtbl_'), name, columns };
  return { ...note, [kind.member]: schemaId };
}
