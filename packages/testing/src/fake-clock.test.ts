import { expect, it } from 'vitest';
import { fakeClock } from './fake-clock.ts';

it('wakes sleepers in the order of their time, each at its own moment', async () => {
  const clock = fakeClock({ startAt: 0 });
  const woken: string[] = [];
  const sleep = async (name: string, ms: number): Promise<void> => {
    await clock.sleep(ms);
    woken.push(`${name} at ${clock.now()}`);
  };
  const all = Promise.all([sleep('late', 30), sleep('early', 10).then(() => sleep('again', 5))]);

  await clock.advance(30);
  await all;

  expect(woken).toEqual(['early at 10', 'again at 15', 'late at 30']);
  expect(clock.now()).toBe(30);
});

it('leaves those asleep whose time has not come', async () => {
  const clock = fakeClock();
  const controller = new AbortController();
  const asleep = clock.sleep(1_000, controller.signal);

  await clock.advance(999);

  expect(clock.sleepers).toBe(1);
  controller.abort(new Error('stop'));
  await expect(asleep).rejects.toThrow('stop');
  expect(clock.sleepers).toBe(0);
});

it('skips all waiting when it is told to, but never reaches what waits for ever', async () => {
  const clock = fakeClock({ startAt: 0, waiting: 'skipped' });
  const forever = clock.sleep(Number.POSITIVE_INFINITY);
  const ended: string[] = [];
  void forever.then(() => ended.push('forever'));

  await clock.sleep(60_000);
  await clock.sleep(3_600_000);

  expect(clock.now()).toBe(3_660_000);
  expect(ended).toEqual([]);
});

it('skips no waiting while something is under way', async () => {
  const clock = fakeClock({ startAt: 0, waiting: 'skipped' });
  const release = clock.hold();
  const asleep = clock.sleep(1_000);

  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
  const held = clock.now();
  release();
  await asleep;

  expect([held, clock.now()]).toEqual([0, 1_000]);
});
