import { token, type Token } from '@ligase/core';

/** Somebody for whom the app acts. */
export interface ActingFor {
  /** The user's `ent_…` id. */
  readonly id: string;
  readonly name: string;
  /** In lower case. */
  readonly email: string;
}

/** What somebody wants something done to. */
export interface ActedOn {
  readonly id: string;
  /** What the person calls it, or knows already: a refusal by a rule repeats it, whether they may read it or not. */
  readonly name: string;
}

/**
 * Acting for people who ask from elsewhere: a chat, a ticket. The app acts as itself; without this, whoever reaches it could do
 * what it may.
 */
export interface Acting {
  /**
   * Who somebody is in Benchling, asked anew, and a record `person.identify` in the audit trail that ties the two together.
   * `from` names them where they ask, such as `slack:U0123`. The address must be one that was verified there.
   * @throws {RefusedError} for the person, when it is nobody, several, or somebody suspended.
   */
  identify(email: string, from: string): Promise<ActingFor>;
  /**
   * Lets somebody have something done, when a rule lets them, if there is one, and they may do it in Benchling themselves.
   * @throws {RefusedError} for the person, that names what is missing. What cannot be told is refused.
   * @throws {InputError} `INPUT_INVALID` for an act that the plugin was not told of.
   */
  authorise(person: ActingFor, act: string, object: ActedOn): Promise<void>;
  /**
   * What is written into a field of Benchling of who asked, and by which run: `Ada (ada@lab.example) in Slack, 1f0c…`. `from` is
   * where they asked; the end is the correlation id, which `ligase audit show` takes.
   */
  askedBy(person: Pick<ActingFor, 'name' | 'email'>, from: string): string;
  /**
   * Whether somebody may read something in Benchling, asked once in a minute. Rights go by places: for many things, ask after
   * their folder or group. What cannot be told, they may not.
   */
  mayRead(personId: string, objectId: string): Promise<boolean>;
  /** Those of some things that somebody may read in Benchling, for what the app shows them. What cannot be told is left out. */
  readable<T extends { readonly id: string }>(
    person: Pick<ActingFor, 'id'>,
    things: readonly T[],
  ): Promise<readonly T[]>;
}

/** Names the service to whoever requires it. */
export const acting: Token<Acting, 'acting'> = token<Acting>()('acting');
