import { setImmediate } from 'node:timers';
import { expect, it } from 'vitest';
import { turnTaking } from './turn-taking.ts';

it('lets what waits for the event loop have its turn, however busy the store is', async () => {
  const takeTurn = turnTaking(0);
  const waiting = { answered: false };
  setImmediate(() => (waiting.answered = true));

  let queries = 0;
  // As a store does that answers in microtasks alone: without turns this would never end.
  while (!waiting.answered && queries < 1_000) {
    await takeTurn();
    queries += 1;
  }

  expect(queries).toBeLessThan(1_000);
});
