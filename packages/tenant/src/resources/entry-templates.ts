import { entryTemplate, type TemplateBody, type TemplateDay } from '../entries/template-family.ts';
import { templateTable, type NewTemplateTable } from '../entries/template-table.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields, type FieldInput } from '../engine/fields/write-fields.ts';
import { EVERYONE, type ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import { getOperation, itemReply, listOperation } from '../engine/read-operations.ts';
import { demand, itemOfBody, itemOfPath } from '../engine/rights.ts';
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
  /** Default: a collection of its own that everyone in the tenant may read. */
  readonly templateCollectionId?: string;
}

/** What a new collection of templates is made of. */
export interface NewTemplateCollection {
  readonly id?: string;
  readonly name: string;
  /** Default: whoever makes it. */
  readonly ownerId?: string;
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
  /** Makes a collection, which has collaborators of its own. Benchling offers this only in its UI. @throws {TenantApiError} 400 */
  createCollection(actor: Actor, collection: NewTemplateCollection): ItemRow;
}

const templateCollection = { type: 'template_collection', label: 'Template Collection', prefix: 'tmplcol_' };

/** Entry templates: all their operations. */
export function entryTemplates(engine: Engine): EntryTemplates {
  const { ids, db, access } = engine.context;

  const update = (actor: Actor, row: ItemRow, sent: TemplateChanges): ItemRow => {
    demand(engine, actor.principal, 'write', row);
    const before = JSON.parse(row.body) as TemplateBody;
    const { name = row.name, schemaId = row.schema_id, templateCollectionId = before.templateCollectionId } = sent;
    const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, 'entry');
    const fields = writeFields(engine, actor.principal, schema, sent.fields ?? {}, before.fields);
    const body: TemplateBody = { ...before, fields: fields.values, templateCollectionId };
    const moved = templateCollectionId !== before.templateCollectionId;
    const place = moved ? openCollection(engine, actor, templateCollectionId) : row.project_id;
    return updateItem(
      engine,
      actor,
      entryTemplate,
      // What is put into a collection is no longer everyone's to read.
      place === null ? row : { ...row, scope_id: place },
      { ...row, name, schema_id: schemaId, project_id: place, body: JSON.stringify(body) },
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
    createCollection: (actor, { id = ids.next(templateCollection.prefix), name, ownerId = actor.principal.id }) =>
      db.transaction(() => {
        access.setOwner(id, ownerId);
        return createItem(engine, actor, templateCollection, { id, name, projectId: id });
      }),
    create: (actor, { id, name, days = [], tables = [], schemaId, fields: given = {}, ...sent }) => {
      const projectId =
        sent.templateCollectionId === undefined ? null : openCollection(engine, actor, sent.templateCollectionId);
      const templateCollectionId = projectId ?? ids.next(templateCollection.prefix);
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
          scopeId: projectId ?? EVERYONE,
          projectId,
          schemaId: schema?.id ?? null,
          body,
          facets: [...fields.facets, ...collection(templateCollectionId)],
        }),
      );
    },
    operations: {
      listEntryTemplates: { support: 'faithful', handle: listOperation(engine, entryTemplate) },
      getEntryTemplate: { support: 'faithful', handle: getOperation(engine, entryTemplate, 'entry_template_id') },
      updateEntryTemplate: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'entry_template', call.path['entry_template_id'] ?? '');
          const changed = update(call, row, call.body as TemplateChanges);
          return itemReply(engine, entryTemplate, changed, 200, call);
        },
      },
    },
  };
}

function collection(id: string): Facet[] {
  return [{ name: 'templateCollection', value: id }];
}

function openCollection(engine: Engine, { principal }: Actor, id: string): string {
  const row = itemOfBody(engine, principal, templateCollection.type, id, 'templateCollectionId');
  demand(engine, principal, 'append', row);
  return row.id;
}
