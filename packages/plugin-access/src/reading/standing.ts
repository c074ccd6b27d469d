import type { Benchling } from '@ligase/core';
import { v3 } from '@ligase/core/v3';
import { allOf, orUnknown, ownCall } from './or-unknown.ts';

/** An organization or a team that an app or a person is in. */
export interface Group {
  readonly kind: 'organization' | 'team';
  readonly id: string;
  readonly name: string;
  readonly role: 'ADMIN' | 'MEMBER';
}

/** Who the app is. */
export interface Standing {
  readonly name: string;
  /** The app's `app_…` id; `undefined` when it was not given and its name is nobody's or several apps'. */
  readonly appId: string | undefined;
  readonly groups: readonly Group[];
  /** What could not be told, and why. Empty when all is known. */
  readonly unknowns: readonly string[];
}

/** Finds out who the app is. Benchling has no call that says so; without `appId` the app is found by its name. */
export async function readStanding(benchling: Benchling, name: string, given: string | undefined): Promise<Standing> {
  const appId = given ?? (await idByName(benchling, name));
  if (appId === undefined)
    return {
      name,
      appId,
      groups: [],
      unknowns: [`Which of Benchling's apps "${name}" is: give its id, accessPlugin({ appId: "app_..." }).`],
    };
  const groups = await orUnknown(readGroups(benchling, 'app', appId));
  if (!groups.known) return { name, appId, groups: [], unknowns: [`The app's organizations and teams: ${groups.why}`] };
  return { name, appId, groups: groups.value, unknowns: [] };
}

/** The organizations and teams that an app or a person is in, of those that the app is in too. */
export async function readGroups(
  benchling: Benchling,
  kind: 'app' | 'user',
  memberId: string,
): Promise<readonly Group[]> {
  const query = { 'memberId.eq': memberId };
  const memberships = await allOf(v3(benchling).list('GET /group-membership/items', { query, ...ownCall }));
  // An app has several ids; of a person nobody else's groups may count, be that a person or an app.
  const own = (memberships as readonly WireMembership[]).filter(({ member: { __typename: type, id } }) =>
    kind === 'app' ? type !== 'User' : id === memberId,
  );
  return own.map(({ group: { __typename: type, id, name = id }, role }): Group => ({
    kind: type === 'Team' ? 'team' : 'organization',
    id,
    name,
    role: role === 'ADMIN' ? 'ADMIN' : 'MEMBER',
  }));
}

interface WireMembership {
  readonly group: { readonly __typename: string; readonly id: string; readonly name?: string };
  readonly member: { readonly __typename: string; readonly id: string };
  readonly role: string;
}

async function idByName(benchling: Benchling, name: string): Promise<string | undefined> {
  const apps = await orUnknown(allOf(benchling.list('GET /apps', { query: { name }, ...ownCall })));
  return apps.known && apps.value.length === 1 ? apps.value[0]?.id : undefined;
}
