import type { Principal } from '../identity/principal.ts';

/** What one may do with an item, from least to most. A policy names the actions it allows. */
export type Action = 'read' | 'append' | 'write' | 'admin';

/** Where an item stands: what its rights come from. */
export interface Placement {
  /** The project of its folder; `null` when it is in none. */
  readonly projectId: string | null;
  /** The registry that a registered item belongs to. */
  readonly registryId: string | null;
  /** Who alone may do anything with it when it is in neither; nobody when it names no principal. */
  readonly ownerId?: string;
  /** Of a notebook entry only: under a Write policy just these may edit it, under an Admin policy anyone may. */
  readonly authorIds?: readonly string[];
}

/** `hidden` answers as 404, `refused` as 403. */
export type Decision = 'allowed' | 'hidden' | 'refused';

/** The one place that knows who may do what. */
export interface Access {
  decide(principal: Principal, action: Action, placement: Placement): Decision;
  /** The projects and registries in which a principal may do something; `'all'` for a tenant admin. Cheap: cached until a grant changes. */
  scope(principal: Principal, action: Action): ReadonlySet<string> | 'all';
  /** The user or organization that owns a project or a registry. */
  ownerOf(resourceId: string): string | undefined;
  setOwner(resourceId: string, ownerId: string): void;
}
