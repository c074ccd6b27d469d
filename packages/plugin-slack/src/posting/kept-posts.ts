import { createHash } from 'node:crypto';
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

/** What is remembered of one thing. */
interface Thing {
  readonly about: string;
  /** When something last came of it, by the state's own time. */
  readonly at: number;
  readonly entries: readonly Entry[];
}

/** More places than one thing is ever shown in; the oldest are forgotten first. */
const mostPosts = 20;
/** Longer than a post waits for Slack at most: whoever has not posted by then has died. */
const claimMs = 240_000;
/** Half a year. What changes after that is posted anew: so far up, nobody would see that a message has changed. */
const rememberedMs = 180 * 86_400_000;
/** What is remembered lies in as many values, so that each stays small, and what is too old goes when its value is next changed. */
const drawers = 1_024;
/** So many go at once at most, and the others at the next change. */
const mostForgotten = 100;

/** Keeps posts in the app's shared state, for half a year after they last changed. */
export function keptPosts(share: SharedState, app: string): KeptPosts {
  const change = <T>(
    about: string,
    changed: (entries: readonly Entry[], now: number) => { readonly keep?: readonly Entry[]; readonly give: T },
  ): Promise<T> =>
    share.change(`${app}/posts/${drawerOf(about)}`, (kept, now) => {
      const things = remembered(thingsIn(kept), now);
      const { keep, give } = changed(things.find((one) => one.about === about)?.entries ?? [], now);
      if (keep === undefined) return { give };
      return { keep: [...things.filter((one) => one.about !== about), { about, at: now, entries: keep }], give };
    });
  return {
    about: (about) => change(about, (entries) => ({ give: entries.filter(isPosted) })),
    claim: (about, channel, by) =>
      change<Slot>(about, (entries, now) => {
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
      change(about, (entries) => ({
        keep: entries.map((one) =>
          one.channel === channel && one.by === by && !isPosted(one) ? { ...one, since: 0 } : one,
        ),
        give: undefined,
      })),
    keep: (about, { channel, ts, state }) =>
      change(about, (entries) => {
        const others = entries.filter((one) => one.channel !== channel || (isPosted(one) && one.ts !== ts));
        return { keep: [...others, { channel, ts, state }].slice(-mostPosts), give: undefined };
      }),
  };
}

function drawerOf(about: string): number {
  return createHash('sha256').update(about).digest().readUInt32BE() % drawers;
}

/** All but the oldest that are too old. */
function remembered(things: readonly Thing[], now: number): readonly Thing[] {
  let forgotten = 0;
  return things.filter(({ at }) => now - at <= rememberedMs || (forgotten += 1) > mostForgotten);
}

function isPosted(entry: Entry): entry is Entry & KeptPost {
  return entry.ts !== undefined;
}

function thingsIn(kept: unknown): readonly Thing[] {
  return Array.isArray(kept) ? (kept as Thing[]) : [];
}
