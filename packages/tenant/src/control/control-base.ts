import { TenantApiError } from '../api-error.ts';
import type { AuditChange } from '../audit/audit.ts';
import type { Actor } from '../engine/changes.ts';
import type { Principal } from '../identity/principal.ts';
import type { AccessParts } from '../tenant-parts.ts';
import type { Acting, MembershipView } from './control.ts';

/** What was changed of one item, for the audit log. */
export type ItemChange = Pick<AuditChange, 'eventDescription' | 'item' | 'itemId' | 'itemType'> & {
  readonly changes: readonly Pick<AuditChange, 'action' | 'oldValue' | 'newValue'>[];
};

/** What the control operations share: who acts, and how it is recorded. */
export interface ControlBase extends AccessParts {
  /** The user that an input names, or the first tenant admin. */
  actor(input: Acting): Principal;
  record(actor: Principal, change: ItemChange): void;
  /** The principal behind a user's or an app's id. */
  principalOf(id: string): Principal;
  membershipsOf(principalId: string): MembershipView[];
}

/** The error for an id that the tenant does not have. */
export function unknownId(what: string, id: string, list: string): TenantApiError {
  return new TenantApiError(
    404,
    'invalid_request_error',
    `There is no ${what} ${id} in this tenant; ${list} lists them.`,
    {
      invalidId: id,
    },
  );
}

/** Someone at this machine, for what records where a call came from. */
export function from(principal: Principal): Actor {
  return { principal, remoteAddress: '127.0.0.1' };
}

/** The members that have a value; what is left out takes its default. */
export function given<T extends object>(members: T): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [Name in keyof T]?: Exclude<T[Name], undefined>;
  };
}

/** Makes the shared part of the control operations. */
export function createControlBase(parts: AccessParts): ControlBase {
  const { users, apps, identity, groups, audit } = parts;
  const principalOf = (id: string): Principal => {
    const principal = identity.principal(apps.get(id)?.principalId ?? id);
    if (principal === undefined) throw unknownId('user or app', id, 'listUsers or listApps');
    return principal;
  };
  return {
    ...parts,
    principalOf,
    actor({ actingUser }) {
      const user =
        actingUser === undefined
          ? users.list().find(({ isTenantAdmin }) => isTenantAdmin)
          : (users.get(actingUser) ?? users.find(actingUser));
      if (user === undefined) throw unknownId('user', actingUser ?? 'with admin rights', 'listUsers');
      return principalOf(user.id);
    },
    record(principal, { changes, ...item }) {
      for (const change of changes) audit.record({ ...from(principal), ...item, ...change });
    },
    membershipsOf: (principalId) =>
      groups.membershipsOf(principalId).map(({ groupId, role }) => ({
        groupId,
        groupName: (groups.organization(groupId) ?? groups.team(groupId))?.name ?? groupId,
        role,
      })),
  };
}
