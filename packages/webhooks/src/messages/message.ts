import type { messageTypes, MessageType } from './message-types.ts';

interface EventMembers {
  /** `evt_…` */
  readonly id: string;
  readonly createdAt: string;
  /** What it happened to. Fetch it: what a webhook says may be old, and is not the item itself. */
  readonly resourceId: string;
}

/** What messages of each shape carry besides their type. */
export interface MessageMembers {
  /** That it happened, and no more. */
  readonly lifecycle: object;
  /** Asks for a canvas, which the app must make. */
  readonly canvasInitialized: { readonly featureId: string; readonly resourceId: string; readonly userId: string };
  /** There is an empty canvas, which the app must fill. */
  readonly canvasCreated: {
    readonly canvasId: string;
    readonly featureId: string;
    readonly resourceId: string;
    readonly userId: string;
  };
  /** A button was pressed. What was typed in is in the canvas, which stays disabled until the app enables it. */
  readonly canvasUserInteracted: {
    readonly buttonId: string;
    readonly canvasId: string;
    readonly featureId: string;
    readonly userId: string;
  };
  readonly event: EventMembers & { readonly schema: { readonly id: string } | null };
  /** `updates` names what changed, such as `fields.Host`. */
  readonly update: EventMembers & {
    readonly schema: { readonly id: string } | null;
    readonly updates: readonly string[];
  };
  readonly v3Event: EventMembers & { readonly stability: string };
  /** `properties` names what changed. */
  readonly v3Update: EventMembers & { readonly stability: string; readonly properties: readonly string[] };
}

/** The message of one type, or of any of several. */
export type MessageOf<T extends MessageType> = T extends MessageType
  ? { readonly type: T; readonly deprecated: boolean } & MessageMembers[(typeof messageTypes)[T]]
  : never;

/** A message of any type that Ligase knows, told apart by `type`. */
export type Message = MessageOf<MessageType>;

/** A message as it came, of a type that Ligase does not know, or without what messages of its type have. */
export interface OtherMessage {
  readonly type: string;
  readonly [member: string]: unknown;
}

interface Origin {
  /** Where the tenant is, such as `https://your-tenant.benchling.com`. */
  readonly baseURL: string;
}

interface KnownAnnouncement extends Origin {
  readonly known: true;
  readonly message: Message;
}

interface OtherAnnouncement extends Origin {
  readonly known: false;
  readonly message: OtherMessage;
}

/**
 * What every delivery of the kind `benchling-webhook` says, whichever way it came: by webhook, by asking for events, or from an
 * event bus. A trigger that takes this, and no `Webhook`, works with all of them.
 */
export type Announcement = KnownAnnouncement | OtherAnnouncement;

interface Envelope {
  /** `ten_…` */
  readonly tenantId: string;
  /** The app as it is installed on that tenant, `app_…`. */
  readonly app: { readonly id: string };
  /** `null` for the id of a legacy app. */
  readonly appDefinition: { readonly id: string | null; readonly versionNumber: string };
}

/** A webhook whose message Ligase knows. */
export interface KnownWebhook extends Envelope, KnownAnnouncement {}

/** A webhook whose message is passed on as it came. */
export interface OtherWebhook extends Envelope, OtherAnnouncement {}

/** A webhook of Benchling's: `known` says whether its message is one of those that Ligase has types for. */
export type Webhook = KnownWebhook | OtherWebhook;
