import { token, type Token } from '@ligase/core';
import type { AccessLevel } from './access-level.ts';
import type { AccessAnswer } from './explain/access-answer.ts';
import type { Grants, PlaceRef } from './reading/grants.ts';
import type { Standing } from './reading/standing.ts';
import type { LeastPrivilegeReport } from './report/least-privilege.ts';

export type { AccessLevel, PolicyName } from './access-level.ts';
export type { AccessAnswer, AccessStep } from './explain/access-answer.ts';
export type { Grant, Grants, PlaceRef } from './reading/grants.ts';
export type { Group, Standing } from './reading/standing.ts';
export type { LeastPrivilegeReport, PlaceReport, RefusedUse } from './report/least-privilege.ts';

/** What the app may do in Benchling, why not more, and how little would do. */
export interface Access {
  /** Who the app is, and the organizations and teams that it is in. */
  whoAmI(): Promise<Standing>;
  /** The projects and registries that the app sees. */
  places(): Promise<readonly PlaceRef[]>;
  /** Who has which policy on a project or a registry; `known: false` with the reason when the app may not read that. */
  grants(placeId: string): Promise<Grants>;
  /**
   * Why the app, or with `person` a user of Benchling by id, may or may not do something with an object, and the smallest grants
   * that would let them. Of a person it is `allowed` only when Benchling shows the app all that takes; a tenant admin, whom it
   * does not name, is judged by grants alone.
   */
  explain(question: {
    readonly action: AccessLevel;
    readonly object: string;
    readonly person?: string;
  }): Promise<AccessAnswer>;
  /** The same for a 403 or a 404 that a call of this app gave; `undefined` for any other error. */
  explainError(error: unknown): Promise<AccessAnswer | undefined>;
  /**
   * The smallest grants with which the app could have done all that it did, beside what it has. Days count whole, in UTC.
   * Default: everything that is known.
   */
  leastPrivilege(span?: { readonly since?: Date; readonly until?: Date }): Promise<LeastPrivilegeReport>;
}

/** Names the service to whoever requires it. */
export const access: Token<Access, 'access'> = token<Access>()('access');
