import type { Benchling } from '@ligase/core';
import { v3 } from '@ligase/core/v3';
import { highest, type AccessLevel } from '../access-level.ts';
import { allOf, orUnknown, ownCall } from './or-unknown.ts';
import type { Subject } from './subject.ts';

/** A project or a registry. */
export interface PlaceRef {
  readonly kind: 'project' | 'registry';
  readonly id: string;
  readonly name: string;
}

/** A policy that somebody has on a project or a registry. */
export interface Grant {
  readonly to: {
    readonly kind: 'user' | 'app' | 'team' | 'organization';
    readonly id: string;
    readonly name: string | undefined;
  };
  /** Whether it is for the admins of the team or organization alone. */
  readonly adminsOnly: boolean;
  /** The policy as Benchling calls it, such as `Write`. */
  readonly policy: string;
  /** What the policy allows; `undefined` for nothing. */
  readonly level: AccessLevel | undefined;
  readonly fromOwnership: boolean;
}

/** Who has which policy on a place, or why that cannot be told. */
export type Grants =
  | { readonly known: true; readonly grants: readonly Grant[] }
  | { readonly known: false; readonly why: string };

/** Reads who has which policy on a project or a registry. */
export async function readGrants(benchling: Benchling, placeId: string): Promise<Grants> {
  const api = v3(benchling);
  const query = { 'resourceId.anyOf': [placeId] };
  const read = await orUnknown(
    Promise.all([
      allOf(api.list('GET /collaboration/items', { query, ...ownCall })),
      allOf(api.list('GET /policy/items', ownCall)),
    ]),
  );
  if (!read.known) return { known: false, why: read.why };
  const [collaborations, policies] = read.value as unknown as [readonly WireCollaboration[], readonly WirePolicy[]];
  // Every place has at least its owner, so an empty list means that it is not shown.
  if (collaborations.length === 0)
    return { known: false, why: `Benchling does not show the app who has access to ${placeId}.` };
  const byId = new Map(policies.map((policy) => [policy.id, policy]));
  return { known: true, grants: collaborations.map((one) => grantOf(one, byId.get(one.accessPolicy.id))) };
}

/** Those of a place's grants that hold for an app or a person: their own, and those of their teams and organizations. */
export function grantsOf(grants: readonly Grant[], { id, groups }: Pick<Subject, 'id' | 'groups'>): readonly Grant[] {
  const roles = new Map(groups.map(({ id, role }) => [id, role]));
  return grants.filter(({ to, adminsOnly }) => {
    if (to.id === id) return true;
    const role = roles.get(to.id);
    return role !== undefined && (!adminsOnly || role === 'ADMIN');
  });
}

/** What grants on a place allow together: the most permissive counts. */
export function levelOf(grants: readonly Grant[]): AccessLevel | undefined {
  return highest(grants.map(({ level }) => level));
}

interface WireCollaboration {
  readonly collaboratorInfo: {
    readonly collaborator: { readonly __typename: string; readonly id: string; readonly name?: string };
    readonly role?: string;
  };
  readonly accessPolicy: { readonly id: string };
  readonly fromOwnership: boolean;
}

interface WirePolicy {
  readonly id: string;
  readonly name: string;
  readonly policyStatements: readonly { readonly itemType: string; readonly action: string }[];
}

const kinds: Readonly<Record<string, Grant['to']['kind']>> = {
  Team: 'team',
  Organization: 'organization',
  AppInstallation: 'app',
  LegacyAppInstallation: 'app',
};

function grantOf(wire: WireCollaboration, policy: WirePolicy | undefined): Grant {
  const { collaborator, role } = wire.collaboratorInfo;
  const { __typename: type, id, name } = collaborator;
  return {
    to: { kind: kinds[type] ?? 'user', id, name },
    adminsOnly: role === 'ADMIN',
    policy: policy?.name ?? wire.accessPolicy.id,
    level: highest((policy?.policyStatements ?? []).map(levelOfStatement)),
    fromOwnership: wire.fromOwnership,
  };
}

// A policy of one's own is told by what it states, not by its name.
function levelOfStatement({ itemType, action }: WirePolicy['policyStatements'][number]): AccessLevel | undefined {
  if (itemType !== 'FOLDER_OR_PROJECT' && itemType !== 'REGISTRY') return undefined;
  return stated[action];
}

const stated: Readonly<Record<string, AccessLevel>> = {
  READ: 'read',
  APPEND: 'append',
  WRITE: 'write',
  ADMIN: 'admin',
};
