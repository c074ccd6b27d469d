import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { createLookup } from '../engine/lookup.ts';
import { itemValue } from '../engine/present.ts';
import { mayRead } from '../engine/rights.ts';
import { createEventLog } from './event-log.ts';
import { eventTable, type EventSource } from './event-table.ts';
import { isDeprecated, isListed, isUpdate, resourceKey } from './event-types.ts';
import type { Events, ItemEvent } from './events.ts';
import { excludeLargeProperties } from './exclude-large-properties.ts';
import { genericEntity } from './generic-entity.ts';
import { createPendingEvents, type PendingEvent } from './pending-events.ts';

/** Makes events from the changes of items. What one transaction does to one item is one event of a type, made at its end. */
export function createEvents(engine: Engine, table: readonly EventSource[] = eventTable): Events {
  const { db, clock, ids } = engine.context;
  const log = createEventLog(db, () => clock.now());
  const sources = new Map(table.map((source) => [source.family.type, source]));
  const listeners: ((event: ItemEvent) => void)[] = [];

  const emit = ({ type, itemId, updates }: PendingEvent, family: Family): ItemEvent | undefined => {
    const row = engine.items.get(itemId);
    if (row === undefined) return undefined;
    const schemaRow = row.schema_id === null ? undefined : engine.items.get(row.schema_id);
    const event: ItemEvent = {
      id: ids.next('evt_', 12),
      type,
      itemId,
      occurredAt: clock.now(),
      schema: schemaRow ? { id: schemaRow.id, name: schemaRow.name } : null,
      updates: [...updates],
    };
    if (isListed(type)) {
      const item = itemValue(family, row, createLookup(engine));
      log.add({ ...event, payload: payloadOf(event, resourceKey(type) === 'entity' ? genericEntity(item) : item) });
    }
    for (const hear of listeners) hear(event);
    return event;
  };

  const pending = createPendingEvents(db, (event) => {
    const source = sources.get(event.itemType);
    if (source) emit(event, source.family);
  });

  engine.changes.listen((change) => {
    const { id: itemId, type: itemType } = change.item;
    for (const [type, cause] of Object.entries(sources.get(itemType)?.causes ?? {})) {
      const updates = cause(change);
      if (updates) pending.add({ type, itemId, itemType, updates: new Set(updates) });
    }
  });

  return {
    log,
    listen: (hear) => void listeners.push(hear),
    trigger({ type, itemId, updates = [] }) {
      const row = engine.items.get(itemId);
      const source = row && sources.get(row.type);
      if (!row || !source) throw invalidRequest(`Invalid itemId: ${itemId} is no item that events are about.`);
      if (!Object.hasOwn(source.causes, type)) {
        const known = Object.keys(source.causes).join(', ');
        throw invalidRequest(`${source.family.label} ${itemId} causes no event ${type}. It causes ${known}.`);
      }
      const event = emit({ type, itemId, itemType: row.type, updates: new Set(updates) }, source.family);
      if (!event) throw invalidRequest(`Invalid itemId: ${itemId}.`);
      return event;
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
