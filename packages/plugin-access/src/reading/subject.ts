import { InputError, type Benchling } from '@ligase/core';
import { orUnknown, ownCall } from './or-unknown.ts';
import { readGroups, type Group, type Standing } from './standing.ts';

/** Whose access is looked at: the app, or a person. */
export interface Subject {
  readonly kind: 'app' | 'user';
  /** The `app_…` or `ent_…` id, where it is known. */
  readonly id: string | undefined;
  readonly name: string;
  readonly groups: readonly Group[];
  readonly isSuspended: boolean;
  /** What could not be told of it, and why. Empty when all is known. */
  readonly unknowns: readonly string[];
}

/** The app itself. */
export function subjectOfApp({ appId, ...standing }: Standing): Subject {
  return { kind: 'app', id: appId, isSuspended: false, ...standing };
}

/** A user of Benchling, as far as the app may know them. */
export async function readPerson(benchling: Benchling, userId: string): Promise<Subject> {
  // An empty filter is no filter: Benchling would give everybody's groups.
  if (userId.trim() === '')
    throw new InputError('INPUT_INVALID', 'Whose access is asked for? The id of the person is empty.');
  const path = { user_id: userId };
  const [user, groups] = await Promise.all([
    orUnknown(benchling.request('GET /users/{user_id}', { path, ...ownCall })),
    orUnknown(readGroups(benchling, 'user', userId)),
  ]);
  const about = { kind: 'user', id: userId, groups: groups.known ? groups.value : [] } as const;
  if (!user.known) {
    const why = `Benchling does not show the app the user ${userId}: they share no organization, or there is no such user.`;
    return { ...about, name: userId, isSuspended: false, unknowns: [why] };
  }
  const { name = userId, isSuspended } = user.value;
  const unknowns = groups.known ? [] : [`The organizations and teams of ${name}: ${groups.why}`];
  return { ...about, name, isSuspended: isSuspended === true, unknowns };
}
