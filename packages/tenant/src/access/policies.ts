import type { Action } from './access.ts';

/** The general access policies of a project or a registry, from most to least. */
export type PolicyName = 'Admin' | 'Write' | 'Append' | 'Read' | 'None';

/** What each policy lets one do. */
export const policies: Readonly<Record<PolicyName, ReadonlySet<Action>>> = {
  Admin: new Set(['read', 'append', 'write', 'admin']),
  Write: new Set(['read', 'append', 'write']),
  Append: new Set(['read', 'append']),
  Read: new Set(['read']),
  None: new Set(),
};

/** When an action is allowed. */
export type Condition = 'ALWAYS' | 'IS_AUTHOR' | 'NEVER';

/** When these actions allow one of them; what has authors is edited by those alone, unless one is its admin. */
export function conditionOf(actions: ReadonlySet<Action>, action: Action, hasAuthors: boolean): Condition {
  if (!actions.has(action)) return 'NEVER';
  return action === 'write' && hasAuthors && !actions.has('admin') ? 'IS_AUTHOR' : 'ALWAYS';
}

/** The role of a user or an app in an organization or a team. */
export type Role = 'ADMIN' | 'MEMBER';

/** One reason why a principal has a policy on a project or a registry. */
export interface Grant {
  readonly resourceId: string;
  readonly policy: PolicyName;
  /** The principal itself, or the team or organization that it has the policy through. */
  readonly through: string;
  /** `ownership` when it comes from owning the resource, or from being an admin of the organization that does. */
  readonly from: 'collaboration' | 'ownership';
  readonly adminsOnly: boolean;
}

/** The rows that decide what one principal may do. */
export interface Standing {
  readonly principalId: string;
  /** Its groups that are not archived. */
  readonly memberships: readonly { readonly groupId: string; readonly role: Role }[];
  /** Collaborations of the principal and of its groups. */
  readonly collaborations: readonly {
    readonly resourceId: string;
    readonly collaboratorId: string;
    readonly adminsOnly: boolean;
    readonly policy: PolicyName;
  }[];
  /** Resources owned by the principal or by its groups. */
  readonly ownerships: readonly { readonly resourceId: string; readonly ownerId: string }[];
}

/** Every grant that holds for a principal. Rights are their union: the most permissive wins. */
export function grantsOf(standing: Standing): Grant[] {
  const roles = new Map<string, Role>(standing.memberships.map(({ groupId, role }) => [groupId, role]));
  const collaborations = standing.collaborations
    .filter(({ collaboratorId, adminsOnly }) =>
      collaboratorId === standing.principalId
        ? true
        : roles.has(collaboratorId) && (!adminsOnly || roles.get(collaboratorId) === 'ADMIN'),
    )
    .map(({ resourceId, collaboratorId, adminsOnly, policy }): Grant => ({
      resourceId,
      policy,
      through: collaboratorId,
      from: 'collaboration',
      adminsOnly,
    }));
  const ownerships = standing.ownerships
    .filter(({ ownerId }) => ownerId === standing.principalId || roles.get(ownerId) === 'ADMIN')
    .map(({ resourceId, ownerId }): Grant => ({
      resourceId,
      policy: 'Admin',
      through: ownerId,
      from: 'ownership',
      adminsOnly: ownerId !== standing.principalId,
    }));
  return [...ownerships, ...collaborations];
}

/** What the grants allow on each resource. */
export function actionsByResource(grants: readonly Grant[]): ReadonlyMap<string, ReadonlySet<Action>> {
  const union = new Map<string, Set<Action>>();
  for (const { resourceId, policy } of grants) {
    const actions = union.get(resourceId) ?? new Set<Action>();
    for (const action of policies[policy]) actions.add(action);
    union.set(resourceId, actions);
  }
  return union;
}
