import { benchling, clock, definePlugin, type Plugin } from '@ligase/core';
import { createAnswerCache } from './answer-cache.ts';
import { people, type People, type PersonLookup } from './contract.ts';
import { findUsers, type UserKey } from './find-users.ts';

/** How long answers are used. */
export interface PeopleOptions {
  /** How long an answer is used without asking Benchling; 0 asks every time. Default: 300,000. */
  readonly maxAgeMs?: number;
  /** The same for `none`, so that somebody who was just invited need not wait. Default: 30,000. */
  readonly maxAgeOfNoneMs?: number;
  /** How many answers are kept; the one unused for longest goes first. Default: 1,000. */
  readonly maxAnswers?: number;
}

/** Gives an app the users of Benchling: by e-mail, id, handle or name, asked for once in a while. */
export function peoplePlugin({
  maxAgeMs = 300_000,
  maxAgeOfNoneMs = Math.min(30_000, maxAgeMs),
  maxAnswers = 1000,
}: PeopleOptions = {}): Plugin<
  'people',
  { readonly benchling: typeof benchling; readonly clock: typeof clock },
  People,
  'people'
> {
  return definePlugin({
    name: 'people',
    requires: { benchling, clock },
    provides: people,
    setup({ deps: { benchling, clock }, signal }): People {
      const cache = createAnswerCache({ clock, maxAgeMs, maxAgeOfNoneMs, maxAnswers });
      const find =
        (by: UserKey) =>
        (text: string, { fresh = false }: PersonLookup = {}) =>
          // Several may wait for one answer, so it ends with the app and not with one of them.
          cache.get(`${by} ${text.trim()}`, fresh, () => findUsers(benchling, by, text, signal));
      return {
        byEmail: find('email'),
        byId: find('id'),
        byHandle: find('handle'),
        byName: find('name'),
        forget: () => cache.forget(),
      };
    },
  });
}
