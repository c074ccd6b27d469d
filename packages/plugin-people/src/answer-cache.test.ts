import { fakeClock } from '@ligase/testing';
import { describe, expect, it } from 'vitest';
import { createAnswerCache } from './answer-cache.ts';
import type { PersonAnswer } from './contract.ts';

const none: PersonAnswer = { found: 'none' };
const ada: PersonAnswer = {
  found: 'one',
  person: { id: 'ent_ada', name: 'Ada', handle: 'ada', email: undefined, isSuspended: false },
};

function start(maxAnswers = 2) {
  const clock = fakeClock();
  const cache = createAnswerCache({ clock, maxAgeMs: 1000, maxAgeOfNoneMs: 100, maxAnswers });
  const asked: string[] = [];
  const get = (key: string, answer: PersonAnswer | Error = ada, fresh = false) =>
    cache.get(key, fresh, () => {
      asked.push(key);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    });
  return { clock, cache, asked, get };
}

describe('kept answers', () => {
  it('are given until they are too old, those that found nobody for less long', async () => {
    const { clock, asked, get } = start();
    await get('ada');
    await get('bo', none);

    await clock.advance(99);
    await get('ada');
    await get('bo', none);
    await clock.advance(1);
    await get('bo', none);
    await clock.advance(900);
    await get('ada');

    expect(asked).toEqual(['ada', 'bo', 'bo', 'ada']);
  });

  it('are asked for once by however many want them', async () => {
    const { asked, get } = start();

    const answers = await Promise.all([get('ada'), get('ada'), get('ada')]);

    expect(answers).toEqual([ada, ada, ada]);
    expect(asked).toEqual(['ada']);
  });

  it('are asked for anew by who must know for sure, and then kept for all', async () => {
    const { asked, get } = start();
    await get('ada');

    const answer = await get('ada', none, true);
    const after = await get('ada');

    expect([answer, after]).toEqual([none, none]);
    expect(asked).toEqual(['ada', 'ada']);
  });

  it('do not include a failure', async () => {
    const { asked, get } = start();
    const failure = await get('ada', new Error('Benchling is away')).catch((error: unknown) => error);

    const answer = await get('ada');

    expect(failure).toBeInstanceOf(Error);
    expect(answer).toEqual(ada);
    expect(asked).toEqual(['ada', 'ada']);
  });

  it('are no more than were asked for: the one unused for longest goes', async () => {
    const { asked, get } = start();
    await get('ada');
    await get('bo');
    await get('ada');
    await get('cy');

    await get('ada');
    await get('bo');

    expect(asked).toEqual(['ada', 'bo', 'cy', 'bo']);
  });
});
