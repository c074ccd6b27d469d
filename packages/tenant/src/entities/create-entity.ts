import { invalidRequest } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import { writeFields } from '../engine/fields/write-fields.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { requireSchema } from '../engine/schema.ts';
import { createItem } from '../engine/write-item.ts';
import type { EntityBody, EntityInput, EntityKind } from './entity-kind.ts';
import { demandParties, openFolder, openRegistry } from './place-entity.ts';
import { demandRegistrable, registeredNames, type RegisteredNames } from './registration.ts';

/** Creates an entity in a folder, or straight in a registry. @throws {TenantApiError} 400, 403 */
export function createEntity(
  engine: Engine,
  kind: EntityKind,
  actor: Actor,
  sent: EntityInput,
  options: { /** Leaves the check of required fields to a later step. */ readonly incomplete?: boolean } = {},
): ItemRow {
  const { principal } = actor;
  const { name = '', aliases = [], authorIds = [principal.id], customFields = {}, registryId } = sent;
  const { folderId = null, schemaId = null } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (folderId === null && registryId === undefined) throw invalidRequest('folderId is a required field');
  const by = registrationOf(sent);
  const folder = folderId === null ? undefined : openFolder(engine, principal, folderId);
  const schema = schemaId === null ? undefined : requireSchema(engine, schemaId, kind.family.type);
  demandParties(engine, authorIds, 'authorIds');
  const fields = writeFields(engine, principal, schema, sent.fields ?? {}, {});
  const own = kind.own(engine, principal, sent, undefined);

  let named: Omit<RegisteredNames, 'entityRegistryId'> & { entityRegistryId: string | null } = {
    name,
    aliases,
    entityRegistryId: null,
  };
  if (registryId !== undefined && by) {
    const registering = { id: '', name, aliases, fields: fields.values, facets: [...fields.facets, ...own.facets] };
    const checked = openRegistry(engine, principal, registryId, schema);
    const names = registeredNames(engine, registryId, checked, registering, by);
    const needed = options.incomplete ? { ...checked, fieldDefinitions: [], constraint: null } : checked;
    demandRegistrable(engine, registryId, needed, registering, names);
    named = names;
  }

  const body: EntityBody = { ...own.members, aliases: named.aliases, customFields, fields: fields.values };
  return createItem(engine, actor, kind.family, {
    name: named.name,
    folderId: folder?.id ?? null,
    projectId: folder?.project_id ?? null,
    registryId: registryId ?? null,
    schemaId: schema?.id ?? null,
    entityRegistryId: named.entityRegistryId,
    authorIds,
    body,
    facets: [...fields.facets, ...own.facets],
    names: indexedNames(named),
  });
}

/** What an entity can be found by. */
export function indexedNames(named: {
  name: string;
  aliases: readonly string[];
  entityRegistryId: string | null;
}): string[] {
  return [named.name, ...named.aliases, ...(named.entityRegistryId === null ? [] : [named.entityRegistryId])];
}

function registrationOf({
  registryId,
  entityRegistryId,
  namingStrategy,
}: EntityInput): { entityRegistryId: string } | { namingStrategy: string } | undefined {
  if (entityRegistryId !== undefined && namingStrategy !== undefined) {
    throw invalidRequest('Cannot specify both entityRegistryId and namingStrategy at the same time.');
  }
  if (registryId === undefined) {
    if (entityRegistryId === undefined && namingStrategy === undefined) return undefined;
    throw invalidRequest('registryId is a required field when entityRegistryId or namingStrategy is given');
  }
  if (entityRegistryId !== undefined) return { entityRegistryId };
  if (namingStrategy !== undefined) return { namingStrategy };
  throw invalidRequest('entityRegistryId or namingStrategy is a required field when registryId is given');
}
