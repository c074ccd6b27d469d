import { token, type Token } from '@ligase/core';
import type { Block, HomeView, KnownBlock, ModalView } from '@slack/types';

/** What a message says. The bot adds a line in small print with the correlation id, which `ligase audit show` resolves. */
export interface SlackMessage {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: readonly (Block | KnownBlock)[];
}

/** Where a message stands. */
export interface Posted {
  readonly channel: string;
  readonly ts: string;
}

/** Where a message is to stand: a channel by its id, or the conversation with a person. */
export type Place = { readonly channel: string; readonly threadTs?: string } | { readonly person: string };

/** A message about something, such as a workflow task, that is written anew as that changes. */
export interface KeptPost extends Posted {
  /** What it shows, in the words of whoever posted it. */
  readonly state: string;
}

/** A person in Slack. */
export interface SlackPerson {
  /** `U…` */
  readonly id: string;
  readonly name: string;
  /**
   * In lower case, of the workspace's own people whose address Slack has confirmed. Absent for bots, for people of other
   * workspaces, whose address those could have made up, and without the scope for it.
   */
  readonly email?: string;
}

/** Whom an answer is for, from what the person did. */
export interface ReplyTo {
  readonly userId: string;
  readonly channelId?: string;
  /** The thread in which the person did it. */
  readonly threadTs?: string;
  /** Slack takes five answers within 30 minutes there. */
  readonly responseUrl?: string;
}

/** A message with links, or one that is still written. */
export interface SharedLinks {
  /** `COMPOSER` while it is written. */
  readonly channel: string;
  readonly ts: string;
  /** Slack's own name for the two. */
  readonly unfurl?: { readonly id: string; readonly source: 'composer' | 'conversations_history' };
}

/** A file that somebody uploaded. */
export interface SlackFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Who the bot is in Slack. */
export interface SlackIdentity {
  readonly teamId: string;
  readonly team: string;
  readonly botUserId: string;
  /** Of the workspace: `https://lab.slack.com/`. */
  readonly url: string;
  /** What the Slack app may do; empty when Slack does not say. */
  readonly scopes: readonly string[];
}

/** How the one message about something is put. */
export interface PutOptions {
  /** Of the step that puts it. */
  readonly key: string;
  /** What it is about, such as a task's id. */
  readonly about: string;
  /** What it shows, in a word or two: it is written anew when that is different. */
  readonly state: string;
  /**
   * Whether what it is to show is still so, asked before a message is written anew, as whoever was faster may have shown what is newer.
   * Default: it is.
   */
  readonly isStill?: () => Promise<boolean>;
}

/**
 * Slack, as workflows use it. Everything that is sent is checked against Block Kit's limits first, waits its turn in its channel,
 * and is tried again within bounds; call it inside steps.
 *
 * @throws {InputError} `INPUT_INVALID` for what Slack would not take.
 * @throws {AuthError} `AUTH_TOKEN_REJECTED`, `AUTH_FORBIDDEN` that names the scope or the channel.
 * @throws {RateLimitError | ServerFaultError | NetworkError} after the tries of one call; the step tries again.
 */
export interface Slack {
  whoAmI(): Promise<SlackIdentity>;
  /** Whether the bot is in a channel; also false for an id that is no channel's, as far as the bot sees. */
  isIn(channel: string): Promise<boolean>;
  /**
   * Posts a message once under `key`, which is the step's: when the step is done again, the message is looked for first. What is
   * left is named in the README.
   */
  post(place: Place, message: SlackMessage, options: { readonly key: string }): Promise<Posted>;
  /** Writes a message anew in its place. `gone` when somebody deleted it. */
  edit(posted: Posted, message: SlackMessage): Promise<'edited' | 'gone'>;
  /**
   * The one message about something in a place: posts it, or writes it anew when it shows another state. That is remembered in the
   * app's database.
   */
  put(place: Place, message: SlackMessage, options: PutOptions): Promise<Posted>;
  /** Remembers that a message which is there is about something, and what it shows. */
  keep(about: string, post: KeptPost): Promise<void>;
  /**
   * Lets the buttons of a message be pressed again. A press counts once for each writing of its message: call this when one came
   * to nothing.
   */
  rearm(posted: Posted): Promise<void>;
  /** The messages about something that `put` has posted, the oldest first. */
  postsAbout(about: string): Promise<readonly KeptPost[]>;
  /** Tells the person alone: where they are, or else in the conversation with the bot. At least once, as nobody can look for it. */
  reply(to: ReplyTo, message: SlackMessage): Promise<void>;
  /** Shows previews below a message, by the links as they stand in it. */
  unfurl(shared: SharedLinks, previews: ReadonlyMap<string, SlackMessage>): Promise<void>;
  /**
   * Reads a file that somebody uploaded.
   * @throws {RefusedError} when it has more than `maxBytes`, is not there any more, or not Slack's own.
   */
  readFile(fileId: string, options: { readonly maxBytes: number }): Promise<SlackFile>;
  /** Opens a modal, within three seconds of what the person did: for the intake, not for steps. Gives the view's id. */
  openModal(triggerId: string, view: ModalView): Promise<string>;
  /** Shows a person their home tab, with the same small print. */
  publishHome(userId: string, view: HomeView): Promise<void>;
  /** Writes an open modal anew; `gone` when the person has closed it. */
  updateModal(viewId: string, view: ModalView): Promise<'updated' | 'gone'>;
  /** @throws {NotFoundError} for an id that the workspace does not have. */
  person(userId: string): Promise<SlackPerson>;
  /** `undefined` when nobody in the workspace has this address. */
  personByEmail(email: string): Promise<SlackPerson | undefined>;
}

/** Names the service to whoever requires it. */
export const slack: Token<Slack, 'slack'> = token<Slack>()('slack');
