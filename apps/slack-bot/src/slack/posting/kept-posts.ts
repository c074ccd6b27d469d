import type { SharedState } from '@ligase/core';
import type { KeptPost } from '../contract.ts';

/** What is remembered of a message, or that somebody is about to post it. */
interface Entry {
  readonly channel: string;
  readonly ts?: string;
  readonly state?: string;
  /** Who is about to, by the key of their step, and since when by the state's own time. */
  readonly by?: string;
  readonly since?: number;
}

/** Who is to post a message: `mine` to post it, and to look first when somebody may have; `busy` when somebody is at it. */
export type Slot =
  | { readonly there: KeptPost }
  | { readonly mine: true; readonly mayBeThere: boolean }
  | { readonly busy: true };

/** Remembers which messages are about what, for all processes of the app. */
export interface KeptPosts {
  about(about: string): Promise<readonly KeptPost[]>;
  /** Asks for the one place that a message about something has in a channel. */
  claim(about: string, channel: string, by: string): Promise<Slot>;
  /** Lets others have a place at once whose claimant could not post; they look first whether it did after all. */
  release(about: string, channel: string, by: string): Promise<void>;
  /** Adds a message, or what it shows now. */
  keep(about: string, post: KeptPost): Promise<void>;
}

/** More places than one thing is ever shown in; the oldest are forgotten first. */
const mostPosts = 20;
/** Whoever has not posted by then has died. */
const claimMs = 60_000;

/** Keeps posts in the app's shared state, one small value for each thing that they are about. */
export function keptPosts(share: SharedState, app: string): KeptPosts {
  const keyOf = (about: string): string => `${app}/posts/${about}`;
  return {
    about: (about) => share.change(keyOf(about), (kept) => ({ give: entriesIn(kept).filter(isPosted) })),
    claim: (about, channel, by) =>
      share.change<Slot>(keyOf(about), (kept, now) => {
        const entries = entriesIn(kept);
        const entry = entries.find((one) => one.channel === channel);
        if (entry !== undefined && isPosted(entry)) return { give: { there: entry } };
        if (entry?.by !== undefined && entry.by !== by && now - (entry.since ?? 0) < claimMs)
          return { give: { busy: true } };
        const claimed = { channel, by, since: now };
        return {
          keep: [...entries.filter((one) => one !== entry), claimed].slice(-mostPosts),
          give: { mine: true, mayBeThere: entry !== undefined },
        };
      }),
    release: (about, channel, by) =>
      share.change(keyOf(about), (kept) => {
        const entries = entriesIn(kept).map((one) =>
          one.channel === channel && one.by === by && !isPosted(one) ? { ...one, since: 0 } : one,
        );
        return { keep: entries, give: undefined };
      }),
    keep: (about, { channel, ts, state }) =>
      share.change(keyOf(about), (kept) => {
        const others = entriesIn(kept).filter((one) => one.channel !== channel || (isPosted(one) && one.ts !== ts));
        return { keep: [...others, { channel, ts, state }].slice(-mostPosts), give: undefined };
      }),
  };
}

function isPosted(entry: Entry): entry is Entry & KeptPost {
  return entry.ts !== undefined;
}

function entriesIn(kept: unknown): readonly Entry[] {
  return Array.isArray(kept) ? (kept as Entry[]) : [];
}
