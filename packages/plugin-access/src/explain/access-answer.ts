import type { AccessLevel, PolicyName } from '../access-level.ts';
import type { Grant, PlaceRef } from '../reading/grants.ts';

/** One thing that an admin can do, and that alone would be enough. */
export interface AccessStep {
  readonly kind: 'join-team' | 'grant-policy' | 'make-author' | 'lift-suspension' | 'unarchive';
  /** What to do, for a person: `add the app to the team Automation, which has Write on the project Plasmids`. */
  readonly text: string;
  /** The team to join. */
  readonly teamId?: string;
  readonly policy?: PolicyName;
}

/** Whether the app or a person may do something, and what is missing. */
export interface AccessAnswer {
  /** `unknown` when the app sees too little to tell; `unknowns` has the reasons. */
  readonly verdict: 'allowed' | 'missing' | 'unknown';
  readonly action: AccessLevel;
  readonly object: string;
  /** The user that was asked about; `undefined` for the app. */
  readonly person: string | undefined;
  /** From the object up to its project or registry, by id, as far as the app sees. */
  readonly path: readonly string[];
  /** The project or registry that decides. */
  readonly place: PlaceRef | undefined;
  /** What the app or the person has there; `undefined` for nothing, or when that cannot be told. */
  readonly level: AccessLevel | undefined;
  /** The grants that give it that. */
  readonly grants: readonly Grant[];
  /** What would be enough, the smallest first; any one of them. They name the place, which a person may not see. */
  readonly steps: readonly AccessStep[];
  readonly unknowns: readonly string[];
  /**
   * All of this in a few words, which may be shown to whom it is about: they name nothing that this person may not read, and are
   * the same for what is hidden from them and for what is not there.
   */
  readonly sentence: string;
}
