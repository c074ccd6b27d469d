import { invalidRequest } from '../api-error.ts';
import type { Actor, PropertyChange } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields } from '../engine/fields/write-fields.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { demand } from '../engine/rights.ts';
import { requireSchema } from '../engine/schema.ts';
import { authorFacets, updateItem } from '../engine/write-item.ts';
import { indexedNames } from './create-entity.ts';
import type { EntityBody, EntityInput, EntityKind } from './entity-kind.ts';
import { demandParties, openFolder, openRegistry } from './place-entity.ts';
import { demandRegistrable } from './registration.ts';

// Follows from the bases or the amino acids.
const DERIVED = 'length';

/** Changes what was sent of an entity and leaves the rest; with `entityRegistryId` it also registers it. @throws {TenantApiError} 400, 403 */
export function updateEntity(engine: Engine, kind: EntityKind, actor: Actor, row: ItemRow, sent: EntityInput): ItemRow {
  const { principal } = actor;
  demand(engine, principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
  const before = JSON.parse(row.body) as EntityBody;
  const authors = JSON.parse(row.author_ids) as string[];
  const { name = row.name, aliases = before.aliases, customFields = before.customFields, authorIds = authors } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (sent.authorIds) demandParties(engine, authorIds, 'authorIds');

  const moved =
    typeof sent.folderId === 'string' && sent.folderId !== row.folder_id
      ? openFolder(engine, principal, sent.folderId)
      : undefined;
  const schemaId = sent.schemaId === undefined ? row.schema_id : sent.schemaId;
  const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, kind.family.type);
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, before.fields);
  const own = kind.own(engine, principal, { ...sent, schemaId }, before);

  const entityRegistryId = sent.entityRegistryId ?? row.entity_registry_id;
  const registering = row.registry_id === null && sent.entityRegistryId !== undefined;
  const registryId = registering ? (schema?.registryId ?? null) : row.registry_id;
  if (registering && registryId === null) throw invalidRequest('schemaId is a required field for what is registered');
  if (registryId !== null && entityRegistryId !== null) {
    const checked = openRegistryOf(engine, actor, row, registryId, schema);
    const entity = { id: row.id, name, aliases, fields: fields.values, facets: [...fields.facets, ...own.facets] };
    demandRegistrable(engine, registryId, checked, entity, { name, aliases, entityRegistryId });
  }

  const body: EntityBody = { ...own.members, aliases, customFields, fields: fields.values };
  const after: ItemRow = {
    ...row,
    name,
    author_ids: JSON.stringify(authorIds),
    folder_id: moved?.id ?? row.folder_id,
    project_id: moved?.project_id ?? row.project_id,
    schema_id: schema?.id ?? null,
    registry_id: registryId,
    entity_registry_id: entityRegistryId,
    registered_at: registering ? engine.context.clock.now() : row.registered_at,
    body: JSON.stringify(body),
  };
  const changed = updateItem(engine, actor, kind.family, row, after, {
    properties: [
      plain('name', row.name, after.name),
      plain('folderId', row.folder_id, after.folder_id),
      plain('schemaId', row.schema_id, after.schema_id),
      plain('entityRegistryId', row.entity_registry_id, after.entity_registry_id),
      plain('authors', authors, authorIds),
      plain('aliases', before.aliases, aliases),
      plain('customFields', before.customFields, customFields),
      ...fields.changes,
      ...Object.keys(own.members)
        .filter((member) => member !== DERIVED)
        .map((member) => plain(member, before[member], own.members[member])),
    ],
    index: {
      facets: [...authorFacets(authorIds), ...fields.facets, ...own.facets],
      names: indexedNames({ name, aliases, entityRegistryId }),
    },
  });
  kind.changed?.(engine, changed);
  return changed;
}

// The right to add to a registry is only asked of what is not in it yet.
function openRegistryOf(
  engine: Engine,
  actor: Actor,
  row: ItemRow,
  registryId: string,
  schema: Parameters<typeof openRegistry>[3],
): NonNullable<typeof schema> {
  if (row.registry_id === null || !schema) return openRegistry(engine, actor.principal, registryId, schema);
  if (schema.registryId === registryId) return schema;
  throw invalidRequest(`Schema ${schema.name} (${schema.id}) is not of the registry that ${row.id} is in.`);
}

function plain(property: string, from: unknown, to: unknown): PropertyChange {
  return { property, from, to };
}
