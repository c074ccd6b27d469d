import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Engine } from '../engine/engine.ts';
import { createLookup } from '../engine/lookup.ts';
import { itemValue } from '../engine/present.ts';
import { mayRead } from '../engine/rights.ts';
import { createEventLog } from './event-log.ts';
import { eventTable, type EventCauses } from './event-table.ts';
import { isDeprecated, isListed, isUpdate, resourceKey } from './event-types.ts';
import type { Events, ItemEvent } from './events.ts';
import { excludeLargeProperties } from './exclude-large-properties.ts';
import { genericEntity } from './generic-entity.ts';
import { createPendingEvents, type PendingEvent } from './pending-events.ts';

/** Makes events from the changes of items. What one transaction does to one item is one event of a type, made at its end. */
export function createEvents(engine: Engine, table: Readonly<Record<string, EventCauses>> = eventTable): Events {
  const { db, clock, ids } = engine.context;
  const log = createEventLog(db, () => clock.now());
  const listeners: ((event: ItemEvent) => void)[] = [];

  const emit = ({ type, itemId, updates }: PendingEvent): ItemEvent => {
    const row = engine.items.get(itemId);
    const family = row && engine.families.get(row.type);
    if (!row || !family) throw new Error(`The event ${type} is about ${itemId}, which the API does not show.`);
    const schemaRow = row.schema_id === null ? undefined : engine.items.get(row.schema_id);
    const item = itemValue(family, row, createLookup(engine));
    const event: ItemEvent = {
      id: ids.next('evt_', 12),
      type,
      itemId,
      resourceId: type.startsWith('v3.') && typeof item['v3Id'] === 'string' ? item['v3Id'] : itemId,
      occurredAt: clock.now(),
      schema: schemaRow ? { id: schemaRow.id, name: schemaRow.name } : null,
      updates: [...updates],
    };
    if (isListed(type)) {
      log.add({ ...event, payload: payloadOf(event, resourceKey(type) === 'entity' ? genericEntity(item) : item) });
    }
    for (const hear of listeners) hear(event);
    return event;
  };

  const pending = createPendingEvents(db, emit);

  engine.changes.listen((change) => {
    const { id: itemId, type: itemType } = change.item;
    for (const [type, cause] of Object.entries(table[itemType] ?? {})) {
      const updates = cause(change);
      if (updates) pending.add({ type, itemId, updates: new Set(updates) });
    }
  });

  return {
    log,
    listen: (hear) => void listeners.push(hear),
    trigger({ type, itemId, updates = [] }) {
      const row = engine.items.get(itemId);
      const causes = row && table[row.type];
      if (!causes) throw invalidRequest(`Invalid itemId: ${itemId} is no item that events are about.`);
      if (!Object.hasOwn(causes, type)) {
        throw invalidRequest(
          `${row.name} (${itemId}) causes no event ${type}. It causes ${Object.keys(causes).join(', ')}.`,
        );
      }
      return emit({ type, itemId, updates: new Set(updates) });
    },
    visibleTo(principal, itemId) {
      const row = engine.items.get(itemId);
      return row !== undefined && mayRead(engine, principal, row);
    },
  };
}

/** An event as API v2 shows it. */
function payloadOf(event: ItemEvent, item: Readonly<Record<string, unknown>>): string {
  const { id, type, occurredAt, schema, updates } = event;
  const { resource, excludedProperties } = excludeLargeProperties(item);
  return JSON.stringify({
    id,
    eventType: type,
    createdAt: timestamp(occurredAt),
    deprecated: isDeprecated(type),
    excludedProperties,
    schema,
    [resourceKey(type)]: resource,
    ...(isUpdate(type) ? { updates } : {}),
  });
}
