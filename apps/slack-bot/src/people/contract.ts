import { token, type Token } from '@ligase/core';
import type { AccessLevel } from '@ligase/plugin-access/contract';

/** What a person can ask the bot to do for them, by the names that rules are written for, and what it takes in Benchling. */
export const acts = {
  'approve-task': 'write',
  'decline-task': 'write',
} as const satisfies Readonly<Record<string, AccessLevel>>;

/** The name of something that a person can ask the bot to do. */
export type Act = keyof typeof acts;

/** A person whom the bot knows in Slack and in Benchling. */
export interface Person {
  readonly slackUserId: string;
  readonly email: string;
  /** `ent_…` */
  readonly benchlingUserId: string;
  readonly name: string;
}

/** Who somebody is, and what they may have the bot do. The app acts as itself: without this anybody in Slack could do what it may. */
export interface BotPeople {
  /**
   * The person behind a Slack user.
   * @throws {RefusedError} that says why the two cannot be brought together, for the person.
   */
  identify(slackUserId: string): Promise<Person>;
  /** The Slack user who is this user of Benchling; `undefined` when there is none. */
  inSlack(benchlingUserId: string): Promise<string | undefined>;
  /**
   * Whether a person may read something in Benchling: asked before the bot shows them the name of what it sees itself. In doubt they
   * may not. Rights go by places, so for many things ask after their folder or group; an answer may be a minute old.
   */
  mayRead(benchlingUserId: string, objectId: string): Promise<boolean>;
  /**
   * Whether a person may have something done: the rule of the settings, and their own access in Benchling.
   * @throws {RefusedError} that names what is missing, and who can give it. In doubt it is refused.
   */
  authorise(person: Person, act: Act, object: { readonly id: string; readonly name: string }): Promise<void>;
}

/** Names the service to whoever requires it. */
export const botPeople: Token<BotPeople, 'bot-people'> = token<BotPeople>()('bot-people');
