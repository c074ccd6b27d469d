import { invalidRequest } from '../api-error.ts';
import type { Apps } from '../apps/apps.ts';
import type { Audit } from '../audit/audit.ts';
import type { Actor } from '../engine/changes.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { TokenIdentity } from '../identity/create-identity.ts';
import type { Database } from '../store/database.ts';
import type { Access } from './access.ts';
import type { Collaboration, Groups, KeptCollaboration } from './groups.ts';

/** What collaborators have policies on. */
export type Place = Pick<ItemRow, 'id' | 'name'> & { readonly type: 'project' | 'registry' };

/** Someone that a policy can be granted to, and what to call it: a user, an app, a team or an organization. */
export interface Collaborator {
  readonly id: string;
  readonly name: string;
  readonly isGroup: boolean;
}

/** The one place where access is granted and taken away, each time with its audit record. Checks no rights. */
export interface Collaborating {
  place(id: string): Place | undefined;
  /** The collaborator with this id; apps are known by `app_…` too. */
  collaborator(id: string): Collaborator | undefined;
  /** Gives a policy in the place of the one that the collaborator had. */
  grant(
    actor: Actor,
    place: Place,
    grant: Pick<Collaboration, 'policy' | 'adminsOnly'> & {
      readonly collaborator: Collaborator;
      readonly isAuditor?: boolean;
    },
  ): KeptCollaboration;
  /** Takes the policy away; `false` when there was none. */
  revoke(
    actor: Actor,
    place: Place,
    of: { readonly collaborator: Collaborator; readonly adminsOnly: boolean },
  ): boolean;
  /** Whoever can own a project or a registry. @throws {TenantApiError} 400 for teams and apps */
  demandOwner(collaborator: Collaborator): void;
  setOwner(actor: Actor, place: Place, owner: Collaborator): void;
}

/** What {@link createCollaborating} works with. */
export interface CollaboratingParts {
  readonly db: Database;
  readonly access: Access;
  readonly audit: Audit;
  readonly groups: Groups;
  readonly apps: Apps;
  readonly identity: TokenIdentity;
}

const placeLabels = { project: 'Project', registry: 'Registry' } as const;

/** Makes the granting of access. */
export function createCollaborating(parts: CollaboratingParts): Collaborating {
  const { db, access, audit, groups, apps, identity } = parts;
  const record = (
    { principal, remoteAddress }: Actor,
    { id, name, type }: Place,
    change: { readonly action: string; readonly oldValue?: string; readonly newValue?: string },
  ): void =>
    audit.record({
      principal,
      remoteAddress,
      eventDescription: `${placeLabels[type]}: Updated permissions`,
      item: name,
      itemId: id,
      itemType: placeLabels[type],
      ...change,
    });
  const held = (
    resourceId: string,
    collaboratorId: string,
    adminsOnly: boolean,
  ): ReturnType<Groups['collaborations']>[number] | undefined =>
    groups
      .collaborations(resourceId)
      .find((one) => one.collaboratorId === collaboratorId && one.adminsOnly === adminsOnly);

  return {
    place: (id) =>
      db.prepare<Place>("SELECT id, name, type FROM items WHERE id = ? AND type IN ('project', 'registry')").get(id),
    collaborator(id) {
      const group = groups.team(id) ?? groups.organization(id);
      if (group !== undefined) return { id, name: group.name, isGroup: true };
      const principal = identity.principal(apps.get(id)?.principalId ?? id);
      return principal && { id: principal.id, name: principal.name, isGroup: false };
    },
    grant(actor, place, { collaborator: { id, name }, policy, adminsOnly, isAuditor }) {
      const before = held(place.id, id, adminsOnly);
      const oldValue = before && described(name, before);
      const newValue = described(name, { policy, isAuditor: isAuditor ?? before?.isAuditor ?? false });
      if (newValue !== oldValue)
        record(actor, place, {
          action: 'Updated collaborator',
          ...(oldValue !== undefined && { oldValue }),
          newValue,
        });
      return groups.setCollaboration({
        resourceId: place.id,
        collaboratorId: id,
        adminsOnly,
        policy,
        ...(isAuditor !== undefined && { isAuditor }),
      });
    },
    revoke(actor, place, { collaborator: { id, name }, adminsOnly }) {
      const before = held(place.id, id, adminsOnly);
      if (before === undefined) return false;
      record(actor, place, { action: 'Removed collaborator', oldValue: described(name, before) });
      groups.removeCollaboration(place.id, id, adminsOnly);
      return true;
    },
    demandOwner({ id }) {
      const kind = groups.team(id) !== undefined ? 'team' : apps.ofPrincipal(id) === undefined ? undefined : 'app';
      if (kind !== undefined)
        throw invalidRequest(`The ${kind} ${id} cannot own a project or a registry; a user or an organization can.`);
    },
    setOwner(actor, place, { id, name }) {
      record(actor, place, { action: 'Updated owner', newValue: name });
      access.setOwner(place.id, id);
    },
  };
}

function described(name: string, { policy, isAuditor }: Pick<KeptCollaboration, 'policy' | 'isAuditor'>): string {
  return `${name}: ${policy}${isAuditor ? ', auditor' : ''}`;
}
