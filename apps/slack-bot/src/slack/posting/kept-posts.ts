import type { SharedState } from '@ligase/core';
import type { KeptPost } from '../contract.ts';

/** Remembers which messages are about what, for all processes of the app. */
export interface KeptPosts {
  about(about: string): Promise<readonly KeptPost[]>;
  /** Adds a message, or what it shows now. */
  keep(about: string, post: KeptPost): Promise<void>;
}

/** More places than one thing is ever shown in; the oldest are forgotten first. */
const mostPosts = 20;

/** Keeps posts in the app's shared state, one small value for each thing that they are about. */
export function keptPosts(share: SharedState, app: string): KeptPosts {
  const keyOf = (about: string): string => `${app}/posts/${about}`;
  return {
    about: (about) => share.change(keyOf(about), (kept) => ({ give: postsIn(kept) })),
    keep: (about, post) =>
      share.change(keyOf(about), (kept) => {
        const { channel, ts, state } = post;
        const others = postsIn(kept).filter((other) => other.channel !== channel || other.ts !== ts);
        return { keep: [...others, { channel, ts, state }].slice(-mostPosts), give: undefined };
      }),
  };
}

function postsIn(kept: unknown): readonly KeptPost[] {
  return Array.isArray(kept) ? (kept as KeptPost[]) : [];
}
