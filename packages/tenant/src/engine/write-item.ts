import { invalidRequest } from '../api-error.ts';
import type { Actor, PropertyChange } from './changes.ts';
import type { Engine } from './engine.ts';
import type { Family } from './family.ts';
import type { Facet, ItemIndex } from './item-store.ts';
import { EVERYONE, type ItemRow } from './item-row.ts';
import { moveAlong } from './move-along.ts';
import { refreshLinks } from './refresh-links.ts';

/** What a new item is made of; what is left out is `null` or empty. */
export interface NewItem {
  /** Default: a fresh one with the family's prefix. */
  readonly id?: string;
  readonly name: string;
  readonly folderId?: string | null;
  readonly projectId?: string | null;
  readonly registryId?: string | null;
  /** Default: the registry, else the project, else everyone. */
  readonly scopeId?: string;
  readonly schemaId?: string | null;
  readonly entityRegistryId?: string | null;
  readonly authorIds?: readonly string[];
  readonly body?: object;
  readonly facets?: readonly Facet[];
  readonly names?: readonly string[];
}

type Writing = Pick<Family, 'type' | 'label' | 'prefix'>;

/** Writes a new item and records that it was created. */
export function createItem(engine: Engine, actor: Actor, family: Writing, item: NewItem): ItemRow {
  const { clock, ids } = engine.context;
  const { projectId = null, registryId = null, entityRegistryId = null, authorIds = [] } = item;
  const now = clock.now();
  if (item.id !== undefined && engine.items.get(item.id)) throw invalidRequest(`Invalid id: ${item.id} is taken.`);
  const row: ItemRow = {
    id: item.id ?? ids.next(family.prefix),
    type: family.type,
    name: item.name,
    created_at: now,
    modified_at: now,
    creator_id: actor.principal.id,
    author_ids: JSON.stringify(authorIds),
    folder_id: item.folderId ?? null,
    project_id: projectId,
    registry_id: registryId,
    scope_id: item.scopeId ?? scopeOf(registryId, projectId),
    schema_id: item.schemaId ?? null,
    entity_registry_id: entityRegistryId,
    registered_at: entityRegistryId === null ? null : now,
    archive_reason: null,
    archived_with: null,
    body: JSON.stringify(item.body ?? {}),
  };
  engine.items.insert(row, { facets: [...authorFacets(authorIds), ...(item.facets ?? [])], names: item.names ?? [] });
  engine.changes.record({ actor, label: family.label, item: row, verb: 'Created' });
  return row;
}

/** What an item's reading rights come from. */
function scopeOf(registryId: string | null, projectId: string | null): string {
  return registryId ?? projectId ?? EVERYONE;
}

/** Lets lists find an item by its authors. */
export function authorFacets(authorIds: readonly string[]): Facet[] {
  return authorIds.map((value) => ({ name: 'author', value }));
}

/** Writes what has changed of an item and records it, one audit row a property. Nothing happens when nothing has changed. */
export function updateItem(
  engine: Engine,
  actor: Actor,
  family: Pick<Family, 'label'>,
  before: ItemRow,
  after: ItemRow,
  change: {
    readonly properties: readonly PropertyChange[];
    readonly index?: ItemIndex;
    /** Default `Updated`. */
    readonly verb?: string;
  },
): ItemRow {
  const { index, verb = 'Updated' } = change;
  const properties = change.properties.filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
  if (properties.length === 0) return before;
  const row: ItemRow = {
    ...after,
    scope_id: before.scope_id === EVERYONE ? EVERYONE : (after.registry_id ?? after.project_id ?? before.scope_id),
    modified_at: engine.context.clock.now(),
  };
  engine.items.update(row, index);
  engine.changes.record({ actor, label: family.label, item: row, verb, properties });
  if (row.scope_id !== before.scope_id) moveAlong(engine, row);
  if (row.name !== before.name) refreshLinks(engine, row.id);
  return row;
}

/** Takes an item out for good and records that it was deleted. Most of what people delete is archived instead. */
export function deleteItem(engine: Engine, actor: Actor, family: Pick<Family, 'label'>, row: ItemRow): void {
  engine.items.remove(row.id);
  engine.changes.record({ actor, label: family.label, item: row, verb: 'Deleted' });
}
