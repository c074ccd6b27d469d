import { entryTemplate, type TemplateBody, type TemplateDay } from '../entries/template-family.ts';
import { templateTable, type NewTemplateTable } from '../entries/template-table.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields, type FieldInput } from '../engine/fields/write-fields.ts';
import { EVERYONE, type ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import { getOperation, itemReply, listOperation } from '../engine/read-operations.ts';
import { demand, itemOfPath } from '../engine/rights.ts';
import { requireSchema } from '../engine/schema.ts';
import { createItem, updateItem } from '../engine/write-item.ts';
import type { Feature } from '../feature.ts';

/** What a new entry template is made of. */
export interface NewTemplate {
  readonly id?: string;
  readonly name: string;
  readonly days?: readonly TemplateDay[];
  /** Tables at the end of the first day. Default none. */
  readonly tables?: readonly NewTemplateTable[];
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  /** Default: a fresh one. */
  readonly templateCollectionId?: string;
}

interface TemplateChanges {
  readonly name?: string;
  readonly schemaId?: string;
  readonly fields?: FieldInput;
  readonly templateCollectionId?: string;
}

/** Entry templates, and how to make them. */
export interface EntryTemplates extends Feature {
  /** Makes a template. Benchling offers this only in its UI. @throws {TenantApiError} 400 */
  create(actor: Actor, template: NewTemplate): ItemRow;
}

/** Entry templates: all their operations. */
export function entryTemplates(engine: Engine): EntryTemplates {
  const { ids, db } = engine.context;

  const update = (actor: Actor, row: ItemRow, sent: TemplateChanges): ItemRow => {
    demand(engine, actor.principal, 'admin', row);
    const before = JSON.parse(row.body) as TemplateBody;
    const { name = row.name, schemaId = row.schema_id, templateCollectionId = before.templateCollectionId } = sent;
    const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, 'entry');
    const fields = writeFields(engine, actor.principal, schema, sent.fields ?? {}, before.fields);
    const body: TemplateBody = { ...before, fields: fields.values, templateCollectionId };
    return updateItem(
      engine,
      actor,
      entryTemplate,
      row,
      { ...row, name, schema_id: schemaId, body: JSON.stringify(body) },
      {
        properties: [
          { property: 'name', from: row.name, to: name },
          { property: 'schemaId', from: row.schema_id, to: schemaId },
          { property: 'templateCollectionId', from: before.templateCollectionId, to: templateCollectionId },
          ...fields.changes,
        ],
        index: { facets: [...fields.facets, ...collection(templateCollectionId)], names: [] },
      },
    );
  };

  return {
    name: 'entry-templates',
    create: (
      actor,
      { id, name, days = [], tables = [], schemaId, fields: given = {}, templateCollectionId = ids.next('tmplcol_') },
    ) => {
      const schema = schemaId === undefined ? undefined : requireSchema(engine, schemaId, 'entry');
      const fields = writeFields(engine, actor.principal, schema, given, {});
      const [first = { day: 1, title: null, notes: [] }, ...later] = days;
      const notes = [...first.notes, ...tables.map((table) => templateTable(engine, table))];
      const written = days.length + tables.length === 0 ? [] : [{ ...first, notes }, ...later];
      const body: TemplateBody = { days: written, fields: fields.values, customFields: {}, templateCollectionId };
      return db.transaction(() =>
        createItem(engine, actor, entryTemplate, {
          ...(id === undefined ? {} : { id }),
          name,
          scopeId: EVERYONE,
          schemaId: schema?.id ?? null,
          body,
          facets: [...fields.facets, ...collection(templateCollectionId)],
        }),
      );
    },
    operations: {
      listEntryTemplates: {
        support: 'partial',
        differs: 'Everyone in the tenant may read every template.',
        handle: listOperation(engine, entryTemplate),
      },
      getEntryTemplate: { support: 'faithful', handle: getOperation(engine, entryTemplate, 'entry_template_id') },
      updateEntryTemplate: {
        support: 'partial',
        differs: 'Only tenant admins may change templates.',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'entry_template', call.path['entry_template_id'] ?? '');
          const changed = update(call, row, call.body as TemplateChanges);
          return itemReply(engine, entryTemplate, changed, 200, call.query['returning']);
        },
      },
    },
  };
}

function collection(id: string): Facet[] {
  return [{ name: 'templateCollection', value: id }];
}
