import { policyFor, type AccessLevel } from '../access-level.ts';
import type { Grant, PlaceRef } from '../reading/grants.ts';
import type { AccessStep } from './access-answer.ts';

/** What steps are made from. */
export interface StepsFor {
  readonly action: AccessLevel;
  readonly place: PlaceRef | undefined;
  readonly object: string;
  /** Every grant on the place that is shown. */
  readonly grants: readonly Grant[];
  /** The teams that the app sees. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Whether being an author would do instead of a higher policy. */
  readonly authorSuffices: boolean;
}

/** What would be enough: teams that have just that policy first, then a grant to the app itself. */
export function accessSteps(of: StepsFor): readonly AccessStep[] {
  const { action, place, object, grants, teams, authorSuffices } = of;
  const needed = authorSuffices ? 'admin' : action;
  const policy = policyFor(needed);
  const where = place === undefined ? `the project or registry of ${object}` : `the ${place.kind} "${place.name}"`;
  const names = new Map(teams.map(({ id, name }) => [id, name]));
  // A team that may do more than is needed is no smallest grant.
  const joins = grants
    .filter(({ to, adminsOnly, level }) => to.kind === 'team' && !adminsOnly && level === needed && names.has(to.id))
    .map(({ to }): AccessStep => ({
      kind: 'join-team',
      teamId: to.id,
      policy,
      text: `add the app to the team "${names.get(to.id)}", which has ${policy} on ${where}`,
    }));
  const authoring: readonly AccessStep[] = authorSuffices
    ? [{ kind: 'make-author', text: `make the app an author of ${object}` }]
    : [];
  return [...authoring, ...joins, { kind: 'grant-policy', policy, text: `give the app ${policy} on ${where}` }];
}
