import type { Role } from '../access/policies.ts';

/** Who does what a person would do in Benchling's UI, so that the audit log can say so. */
export interface Acting {
  /** A user's `ent_…` id or handle; default the tenant's first admin. */
  readonly actingUser?: string;
}

/** A group as someone is in it. */
export interface MembershipView {
  readonly groupId: string;
  readonly groupName: string;
  readonly role: Role;
}
