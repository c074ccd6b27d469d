import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Engine } from '../engine/engine.ts';
import { createLookup } from '../engine/lookup.ts';
import { presentItem } from '../engine/present.ts';
import { mayRead } from '../engine/rights.ts';
import { createEventLog } from './event-log.ts';
import { eventTable } from './event-table.ts';
import { isDeprecated, isListed, isUpdate, resourceKey } from './event-types.ts';
import type { Events, ItemEvent } from './events.ts';
import { excludeLargeProperties } from './exclude-large-properties.ts';
import { genericEntity } from './generic-entity.ts';
import { createPendingEvents, type PendingEvent } from './pending-events.ts';

/** Makes events from the changes of items. What one transaction does to one item is one event of a type, made at its end. */
export function createEvents(engine: Engine): Events {
  const { db, clock, ids } = engine.context;
  const log = createEventLog(db, () => clock.now());
  const listeners: ((event: ItemEvent) => void)[] = [];

  const emit = ({ type, itemId, updates }: PendingEvent, members?: ItemEvent['members']): ItemEvent => {
    const row = engine.items.get(itemId);
    const family = row && engine.families.get(row.type);
    if (!row || !family) throw new Error(`The event ${type} is about ${itemId}, which the API does not show.`);
    const schemaRow = row.schema_id === null ? undefined : engine.items.get(row.schema_id);
    const lookup = createLookup(engine, undefined);
    const { v3Id } = family.head(row, lookup);
    const event: ItemEvent = {
      id: ids.next('evt_', 12),
      type,
      itemId,
      resourceId: type.startsWith('v3.') && typeof v3Id === 'string' ? v3Id : itemId,
      occurredAt: clock.now(),
      schema: schemaRow ? { id: schemaRow.id, name: schemaRow.name } : null,
      updates: [...updates],
      ...(members && { members }),
    };
    if (isListed(type)) {
      const shown = presentItem(family, row, lookup);
      log.add({ ...event, payload: payloadOf(event, resourceKey(type) === 'entity' ? genericEntity(shown) : shown) });
    }
    for (const hear of listeners) hear(event);
    return event;
  };

  const pending = createPendingEvents(db, (event) => emit(event));

  engine.changes.listen((change) => {
    const { id: itemId, type: itemType } = change.item;
    for (const [type, cause] of Object.entries(eventTable[itemType] ?? {})) {
      const updates = cause(change);
      if (updates) pending.add({ type, itemId, updates: new Set(updates) });
    }
  });

  return {
    log,
    listen: (hear) => void listeners.push(hear),
    trigger({ type, itemId, updates = [], members }) {
      const row = engine.items.get(itemId);
      const causes = row && eventTable[row.type];
      if (!causes) throw invalidRequest(`Invalid itemId: ${itemId} is no item that events are about.`);
      if (!Object.hasOwn(causes, type)) {
        throw invalidRequest(
          `${row.name} (${itemId}) causes no event ${type}. It causes ${Object.keys(causes).join(', ')}.`,
        );
      }
      return emit({ type, itemId, updates: new Set(updates) }, members);
    },
    visibleTo(principal, itemId) {
      const row = engine.items.get(itemId);
      return row !== undefined && mayRead(engine, principal, row);
    },
  };
}

/** An event as API v2 shows it, with the JSON text of its item spliced in. */
function payloadOf(event: ItemEvent, item: string): string {
  const { id, type, occurredAt, schema, updates } = event;
  const { resource, excludedProperties } = excludeLargeProperties(item);
  const head = JSON.stringify({
    id,
    eventType: type,
    createdAt: timestamp(occurredAt),
    deprecated: isDeprecated(type),
    excludedProperties,
    schema,
    ...(isUpdate(type) ? { updates } : {}),
  });
  return `${head.slice(0, -1)},"${resourceKey(type)}":${resource}}`;
}
