import type { ReplyTo } from '../contract.ts';

/** What every delivery of Slack says. */
interface Origin {
  readonly teamId: string;
  /** Who did it. */
  readonly userId: string;
}

/** Somebody pressed a button, or chose something. */
export interface SlackClick extends Origin, ReplyTo {
  readonly actionId: string;
  /** Of the row of buttons: new each time the message was written. */
  readonly blockId: string;
  /** The button's, or of the option that was chosen. */
  readonly value?: string;
  /** The message with the button; absent in a home tab. */
  readonly messageTs?: string;
  readonly threadTs?: string;
  /** The modal that the click opened, where the bot fills it later. */
  readonly openedViewId?: string;
}

/** Somebody sent a modal off. */
export interface SlackSubmission extends Origin {
  readonly viewId: string;
  readonly callbackId: string;
  /** What the bot put there when it opened the modal. */
  readonly privateMetadata: string;
  /** What was put in, by the ids of blocks. */
  readonly values: Readonly<Record<string, SlackInput>>;
}

/** What stood in one input of a modal. */
export interface SlackInput {
  /** A text, a date, or the value of the option that was chosen. */
  readonly value?: string;
  /** Of several options, or the ids of people, channels or files. */
  readonly values?: readonly string[];
}

/** Somebody sent a slash command. */
export interface SlackCommand extends Origin, ReplyTo {
  /** With its slash. */
  readonly command: string;
  readonly text: string;
  readonly channelId: string;
  readonly openedViewId?: string;
}

/** Something happened that the app has subscribed to. */
export interface SlackEvent {
  readonly teamId: string;
  readonly eventId: string;
  readonly type: string;
  /** As Slack sent it, see `SlackEvent` of `@slack/types`. */
  readonly event: Readonly<Record<string, unknown>>;
}

/** The kinds under which deliveries of Slack are kept, and what their payloads are. */
export interface SlackPayloads {
  readonly 'slack-click': SlackClick;
  readonly 'slack-submission': SlackSubmission;
  readonly 'slack-command': SlackCommand;
  readonly 'slack-event': SlackEvent;
}

/** What came from Slack, ready to be kept; the time of its arrival is added then. */
export type SlackArrival = {
  readonly [K in keyof SlackPayloads]: {
    /** The same when Slack sends it again, or a person clicks twice; also the correlation id of all that comes of it. */
    readonly id: string;
    readonly kind: K;
    readonly payload: SlackPayloads[K];
  };
}[keyof SlackPayloads];

/** A delivery of one kind, as an inbox takes it and triggers of `@ligase/workflows` are given it. */
export interface SlackDelivery<K extends keyof SlackPayloads> {
  readonly id: string;
  readonly kind: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly payload: SlackPayloads[K];
}

/** Where deliveries are kept: the service of `@ligase/workflows` is one. What is kept must outlast the process. */
export interface SlackInbox {
  receive(delivery: SlackDelivery<keyof SlackPayloads>): Promise<unknown>;
}
