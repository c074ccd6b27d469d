import type { HttpRequest } from '@ligase/core';

/** The objects of a change. */
export interface AuditTargets {
  /** The first 50 ids. */
  readonly targets: readonly string[];
  /** How many objects there were, also those whose ids are not known. */
  readonly targetCount: number;
}

const idsKept = 50;

/**
 * Finds the objects of a call: in its path, in its answer, and, where neither names them all, in its body: bulk calls, and
 * calls that list their objects (`{ "entryIds": [...] }`). `reply` is the parsed answer, when one came.
 */
export function targetsOfCall(request: HttpRequest, reply: unknown): AuditTargets {
  const { archetype, bulk } = request.operation;
  // A bulk body may be megabytes; one of a single create, update or delete names nothing that is looked for here.
  const single = archetype === 'create' || archetype === 'update' || archetype === 'delete' || archetype === 'upsert';
  const body = single ? {} : membersOf(parsed(request.body));
  const items = bulk === undefined ? [] : listOf(body[bulk.key]);
  const listed = Object.entries(body).flatMap(([name, list]) => (name.endsWith('Ids') ? listOf(list) : []));
  return capped([...request.pathValues, ...idsInReply(reply), ...[...items, ...listed].flatMap(idOf)], items.length);
}

/** Finds the objects that a finished task gives as its result: `{ "dnaSequences": [{ "id": ... }] }`. */
export function targetsOfTask(response: unknown): AuditTargets {
  return capped(idsInReply(response));
}

/** Cuts a list of ids to what a record keeps. */
export function capped(ids: readonly string[], known = 0): AuditTargets {
  const different = [...new Set(ids)];
  return { targets: different.slice(0, idsKept), targetCount: Math.max(different.length, known) };
}

function parsed(body: string | Uint8Array | undefined): unknown {
  if (typeof body !== 'string') return undefined;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined; // a form or a file, which names no objects
  }
}

/** An answer is one object, or holds lists of objects or of ids. */
function idsInReply(reply: unknown): string[] {
  const members = membersOf(reply);
  return typeof members['id'] === 'string' ? [members['id']] : Object.values(members).flatMap(listOf).flatMap(idOf);
}

function idOf(value: unknown): string[] {
  const id = typeof value === 'string' ? value : membersOf(value)['id'];
  return typeof id === 'string' ? [id] : [];
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
