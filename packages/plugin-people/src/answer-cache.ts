import type { Clock } from '@ligase/core';
import type { PersonAnswer } from './contract.ts';

/** How long answers are kept, and how many. */
export interface AnswerCacheOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly maxAgeMs: number;
  readonly maxAgeOfNoneMs: number;
  readonly maxAnswers: number;
}

/** Answers of a while ago. */
export interface AnswerCache {
  /** What is known by this key, or else what `ask` gives. However many want it, it is asked for once. */
  get(key: string, fresh: boolean, ask: () => Promise<PersonAnswer>): Promise<PersonAnswer>;
  forget(): void;
}

interface Kept {
  readonly answer: Promise<PersonAnswer>;
  /** Unknown while the answer is on its way. */
  goodUntil?: number;
}

/** Keeps answers for a while. Its age counts from when it was asked for; an error is not kept. */
export function createAnswerCache({ clock, maxAgeMs, maxAgeOfNoneMs, maxAnswers }: AnswerCacheOptions): AnswerCache {
  const kept = new Map<string, Kept>();

  const keep = async (key: string, entry: Kept, askedAt: number): Promise<void> => {
    try {
      const { found } = await entry.answer;
      entry.goodUntil = askedAt + (found === 'none' ? maxAgeOfNoneMs : maxAgeMs);
    } catch {
      if (kept.get(key) === entry) kept.delete(key);
    }
  };
  const put = (key: string, ask: () => Promise<PersonAnswer>): Promise<PersonAnswer> => {
    const entry: Kept = { answer: ask() };
    void keep(key, entry, clock.now());
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= maxAnswers) break;
      kept.delete(oldest);
    }
    return entry.answer;
  };

  return {
    get(key, fresh, ask) {
      const known = kept.get(key);
      if (known === undefined || fresh) return put(key, ask);
      if (known.goodUntil !== undefined && clock.now() >= known.goodUntil) return put(key, ask);
      // A map keeps the order in which its keys were put in: the one used last goes to the end.
      kept.delete(key);
      kept.set(key, known);
      return known.answer;
    },
    forget: () => kept.clear(),
  };
}
