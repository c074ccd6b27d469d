import { expect, it } from 'vitest';
import { systemClock } from './system-clock.ts';

it('sleeps on where a timer of the platform would be over at once', async () => {
  const clock = systemClock();
  const enough = new AbortController();
  const sleeping = clock.sleep(2 ** 31, enough.signal).then(
    () => 'woke',
    () => 'was woken',
  );

  await clock.sleep(5);
  enough.abort();

  expect(await sleeping).toBe('was woken');
});
