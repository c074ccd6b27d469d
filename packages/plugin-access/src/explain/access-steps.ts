import { policyFor, type AccessLevel } from '../access-level.ts';
import type { Grant, PlaceRef } from '../reading/grants.ts';
import type { AccessStep } from './access-answer.ts';

/** What steps are made from. */
export interface StepsFor {
  readonly action: AccessLevel;
  readonly place: PlaceRef | undefined;
  readonly object: string;
  /** Who is to be let, for a person: `the app`, `Grace Hopper`. */
  readonly who: string;
  /** Every grant on the place that is shown. */
  readonly grants: readonly Grant[];
  /** The teams that the app sees. */
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  /** Whether being an author would do instead of a higher policy. */
  readonly authorSuffices: boolean;
}

/** What would be enough: teams that have just that policy first, then a grant to whoever it is. */
export function accessSteps(of: StepsFor): readonly AccessStep[] {
  const { action, place, object, who, grants, teams, authorSuffices } = of;
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
      text: `add ${who} to the team "${names.get(to.id)}", which has ${policy} on ${where}`,
    }));
  const authoring: readonly AccessStep[] = authorSuffices
    ? [{ kind: 'make-author', text: `make ${who} an author of ${object}` }]
    : [];
  return [...authoring, ...joins, { kind: 'grant-policy', policy, text: `give ${who} ${policy} on ${where}` }];
}

/** What lets somebody back in. */
export function liftSuspension(who: string): AccessStep {
  return { kind: 'lift-suspension', text: `lift the suspension of ${who}` };
}

/** What makes something that is archived take changes again. */
export function unarchive(what: string): AccessStep {
  return { kind: 'unarchive', text: `unarchive ${what}` };
}
