import type { Change } from '../engine/changes.ts';

/**
 * Tells whether a change causes an event: what it updated, by the names that the event has for it,
 * or nothing for an event that is no update; `undefined` when it causes none.
 */
export type EventCause = (change: Change) => readonly string[] | undefined;

/** The item was made. */
export const created: EventCause = ({ verb }) => (verb === 'Created' ? [] : undefined);

/** The item came into a registry: made there, or registered later. */
export const registered: EventCause = ({ item, verb, properties = [] }) => {
  const given = properties.some(({ property, from, to }) => property === 'entityRegistryId' && from === null && to);
  return item.registered_at !== null && (verb === 'Created' || given) ? [] : undefined;
};

/** Fields of its schema were changed. */
export const fieldsUpdated: EventCause = ({ properties = [] }) =>
  some(properties.flatMap(({ property, isField }) => (isField ? `fields.${property}` : [])));

/** One of these properties was changed. */
export const updated =
  (...names: readonly string[]): EventCause =>
  ({ properties = [] }) =>
    some(properties.flatMap(({ property, isField }) => (!isField && names.includes(property) ? property : [])));

/** A property took this value. */
export const turned =
  (name: string, value: string): EventCause =>
  ({ properties = [] }) =>
    properties.some(({ property, to }) => property === name && to === value) ? [] : undefined;

/** This was done to the item. */
export const done =
  (doing: string): EventCause =>
  ({ verb }) =>
    verb === doing ? [] : undefined;

/** A file came to the item: with it, or later. */
export const uploaded: EventCause = ({ verb, item }) => {
  const cameWithIt = (): boolean => typeof (JSON.parse(item.body) as { readonly fileId?: unknown }).fileId === 'string';
  return verb === 'Uploaded' || (verb === 'Created' && cameWithIt()) ? [] : undefined;
};

/** Anything of the item was changed, by the names that API v3 has for it. */
export const updatedInV3: EventCause = ({ verb, properties = [] }) => {
  if (verb === 'Archived' || verb === 'Unarchived') return ['archived', 'archiveReason'];
  return some([...new Set(properties.map(({ property, isField }) => (isField ? 'schemaFields' : property)))]);
};

function some(names: readonly string[]): readonly string[] | undefined {
  return names.length === 0 ? undefined : names;
}
