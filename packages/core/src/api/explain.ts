import type { Operation } from '@ligase/benchling-api';
import type { AnyInput } from './create-api.ts';
import type { ErrorBody } from './error-body.ts';
import { takesAdmin } from './takes-admin.ts';

/** What is known of a call that Benchling refused for want of access. */
export interface Refusal {
  readonly appName: string;
  readonly operation: Operation;
  readonly input: AnyInput;
  readonly body: ErrorBody;
  /** The server's words as `: words`, or an empty text. */
  readonly said: string;
}

/** Says what a 403 means and what to grant. */
export function explainForbidden(refusal: Refusal): string {
  const { appName, operation, said } = refusal;
  const verb = verbOf(operation);
  const what = verb === 'create' ? `create in ${objectOf(refusal)}` : `${verb} ${objectOf(refusal)}`;
  return `The app "${appName}" may not ${what} (${operation.id}, 403${said}). ${grantOf(refusal)}`;
}

/** Says what a 404 means, which is not that the object does not exist, and what to grant if it does. */
export function explainNotFound(refusal: Refusal): string {
  const { appName, operation, said } = refusal;
  return (
    `${operation.id} found no ${objectOf(refusal)} (404${said}). Either it does not exist or the app "${appName}" cannot ` +
    `see it; Benchling does not tell the two apart. If it exists: ${grantOf(refusal)}`
  );
}

/** The least policy that allows each: Append is enough to create. */
const leastPolicy = { read: 'READ', create: 'APPEND', change: 'WRITE' } as const;

function leastPolicyFor(operation: Operation): string {
  return takesAdmin.has(operation.id) ? 'ADMIN' : leastPolicy[verbOf(operation)];
}

const readers = new Set(['list', 'get', 'bulk-get']);

function verbOf({ archetype, method }: Operation): keyof typeof leastPolicy {
  if (readers.has(archetype) || method === 'GET') return 'read';
  return archetype === 'create' || archetype === 'bulk-create' ? 'create' : 'change';
}

function objectOf({ body, input, operation }: Refusal): string {
  const ids = body.invalidIds.length > 0 ? body.invalidIds : Object.values(input.path ?? {}).map(String);
  return ids.length > 0 ? ids.join(', ') : `what ${operation.path} stands for`;
}

function grantOf(refusal: Refusal): string {
  const { operation } = refusal;
  const area = operation.path.split(/[/:]/)[1];
  if (area === 'organizations' || area === 'teams') {
    return 'make the app a member of the organization, and its admin where it must change something.';
  }
  return `Add the app (or a team that it is in) to ${containerOf(refusal)} with at least ${leastPolicyFor(operation)}.`;
}

const containers = [
  ['folder', 'the project of the folder', /^folder_?ids?$/i],
  ['project', 'the project', /^project_?ids?$/i],
  ['registry', 'the registry', /^registry_?ids?$/i],
] as const;

/** Where the right would have to come from, as far as the call tells. */
function containerOf({ input, body }: Refusal): string {
  const members = [...membersOf(input.path), ...membersOf(input.query), ...membersOf(input.body)];
  const found = containers.flatMap(([, words, pattern]) => {
    const [, id] = members.find(([name, value]) => pattern.test(name) && typeof value === 'string') ?? [];
    return typeof id === 'string' ? [`${words} ${id}`] : [];
  });
  if (found.length > 0) return found.join(' and ');
  const [object] = body.invalidIds.length > 0 ? body.invalidIds : Object.values(input.path ?? {}).map(String);
  return object === undefined ? 'the project or registry of the object' : `the project or registry of ${object}`;
}

/** The members of the input and of the items of a bulk body. */
function membersOf(value: unknown, depth = 2): readonly (readonly [string, unknown])[] {
  if (typeof value !== 'object' || value === null || depth < 0) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    Array.isArray(member) ? membersOf(member[0], depth - 1) : [[name, member] as const],
  );
}
