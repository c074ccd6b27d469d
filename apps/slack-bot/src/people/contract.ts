import { token, type Token } from '@ligase/core';

/** What a person asks the bot to do for them; the names that rules are written for. */
export type Act = 'approve-task' | 'decline-task';

/** A person whom the bot knows in Slack and in Benchling. */
export interface Person {
  readonly slackUserId: string;
  readonly email: string;
  /** `ent_…` */
  readonly benchlingUserId: string;
  readonly name: string;
}

/** Who somebody is, and what they may have the bot do. The app acts as itself: without this anybody in Slack could do what it may. */
export interface People {
  /**
   * The person behind a Slack user.
   * @throws {RefusedError} that says why the two cannot be brought together, for the person.
   */
  identify(slackUserId: string): Promise<Person>;
  /** The Slack user who is this user of Benchling; `undefined` when there is none. */
  inSlack(benchlingUserId: string): Promise<string | undefined>;
  /**
   * Whether a person may have something done: the rule of the settings, and their own access in Benchling.
   * @throws {RefusedError} that names what is missing, and who can give it.
   */
  authorise(person: Person, act: Act, object: { readonly id: string; readonly name: string }): Promise<void>;
}

/** Names the service to whoever requires it. */
export const people: Token<People, 'bot-people'> = token<People>()('bot-people');
