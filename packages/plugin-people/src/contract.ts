import { token, type Token } from '@ligase/core';

/** A user of Benchling. */
export interface Person {
  /** The user's `ent_…` id. */
  readonly id: string;
  readonly name: string;
  /** What follows the `@` in Benchling. */
  readonly handle: string;
  readonly email: string | undefined;
  /** Whether the user may no longer sign in. */
  readonly isSuspended: boolean;
}

/**
 * Who was found. Whoever may sign in counts before whoever may not, so that `one` is always somebody who may act:
 * - `one`: exactly one person who may sign in.
 * - `suspended`: nobody who may sign in; these may not.
 * - `several`: more than one who may sign in. Nothing says which was meant.
 * - `none`: nobody whom the app may see. Benchling shows an app those with whom it shares an organization.
 */
export type PersonAnswer =
  | { readonly found: 'one'; readonly person: Person }
  | { readonly found: 'suspended'; readonly people: readonly Person[] }
  | { readonly found: 'several'; readonly people: readonly Person[] }
  | { readonly found: 'none' };

/** How a look-up is done. */
export interface PersonLookup {
  /** Asks Benchling even when the answer is known, as before something that only this person may do. Default: `false`. */
  readonly fresh?: boolean;
}

/** The users of Benchling, found by what other systems call them. */
export interface People {
  /** By the whole e-mail address, in upper or lower case. */
  byEmail(email: string, lookup?: PersonLookup): Promise<PersonAnswer>;
  byId(userId: string, lookup?: PersonLookup): Promise<PersonAnswer>;
  /** By the whole handle, with or without its `@`, in upper or lower case. */
  byHandle(handle: string, lookup?: PersonLookup): Promise<PersonAnswer>;
  /** By the whole name, in upper or lower case. Names are not unique. */
  byName(name: string, lookup?: PersonLookup): Promise<PersonAnswer>;
  /** Forgets every answer, as when users or organizations were changed. */
  forget(): void;
}

/** Names the service to whoever requires it. */
export const people: Token<People, 'people'> = token<People>()('people');
