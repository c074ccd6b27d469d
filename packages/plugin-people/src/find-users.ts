import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, NotFoundError, type Benchling } from '@ligase/core';
import type { Person, PersonAnswer } from './contract.ts';

/** What a user is looked for by. */
export type UserKey = 'email' | 'id' | 'handle' | 'name';

/** Finds users who are called exactly so. */
export async function findUsers(
  benchling: Benchling,
  by: UserKey,
  text: string,
  signal: AbortSignal,
): Promise<PersonAnswer> {
  const wanted = by === 'handle' ? text.trim().replace(/^@/, '') : text.trim();
  // An empty filter is no filter: Benchling would give every user.
  if (wanted === '') throw new InputError('INPUT_INVALID', `A user was looked for by ${by}, but the ${by} is empty.`);
  return answerOf(by === 'id' ? await byId(benchling, wanted, signal) : await listed(benchling, by, wanted, signal));
}

type User = Schemas['User'];

async function byId(benchling: Benchling, id: string, signal: AbortSignal): Promise<readonly User[]> {
  try {
    return [await benchling.request('GET /users/{user_id}', { path: { user_id: id }, signal })];
  } catch (error) {
    if (error instanceof NotFoundError) return [];
    throw error;
  }
}

async function listed(
  benchling: Benchling,
  by: Exclude<UserKey, 'id'>,
  wanted: string,
  signal: AbortSignal,
): Promise<readonly User[]> {
  const found: User[] = [];
  // Benchling takes a comma as "or"; neither handles nor the addresses that it knows have one.
  if (by !== 'name' && wanted.includes(',')) return found;
  for await (const user of benchling.list('GET /users', { query: { ...filterFor(by, wanted), pageSize: 100 }, signal }))
    // Benchling may be more generous than exact.
    if (isSame(by, user[by], wanted)) found.push(user);
  return found;
}

function filterFor(by: Exclude<UserKey, 'id'>, wanted: string) {
  // Only of names does Benchling say that case does not matter, so the usual spelling of the others is asked for too.
  const spellings = [...new Set([wanted, wanted.toLowerCase()])];
  if (by === 'email') return { 'email.anyOf': spellings };
  if (by === 'handle') return { handles: spellings.join(',') };
  return wanted.includes(',') ? { name: wanted } : { 'names.anyOf': [wanted] };
}

function answerOf(users: readonly User[]): PersonAnswer {
  const people = users.map(personOf);
  const active = people.filter(({ isSuspended }) => !isSuspended);
  const [person] = active;
  if (active.length > 1) return { found: 'several', people: active };
  if (person !== undefined) return { found: 'one', person };
  return people.length === 0 ? { found: 'none' } : { found: 'suspended', people };
}

function personOf({ id = '', name = id, handle = '', email, isSuspended }: User): Person {
  return { id, name, handle, email, isSuspended: isSuspended === true };
}

function isSame(by: Exclude<UserKey, 'id'>, known: string | null | undefined, wanted: string): boolean {
  const same = by === 'email' ? inLowerCase : folded;
  return same(known ?? '') === same(wanted);
}

/** Of an address, ASCII letters alone: Unicode makes a `k` of the Kelvin sign, and who has that in theirs is somebody else. */
function inLowerCase(address: string): string {
  return address.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
