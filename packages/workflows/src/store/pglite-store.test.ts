import { memoryLogger } from '@ligase/testing';
import { expect, it } from 'vitest';
import { openPgliteStore } from './pglite-store.ts';

it('fills the room of what was deleted with what comes', { timeout: 60_000 }, async () => {
  const store = await openPgliteStore('memory', memoryLogger());
  await store.query('create table kept (line text)');
  const fillAndDelete = async (): Promise<number> => {
    await store.query(`insert into kept select repeat('x', 300) from generate_series(1, 2000)`);
    await store.query('delete from kept');
    await store.reclaim();
    const [row] = await store.query(`select pg_total_relation_size('kept')::int as bytes`);
    return Number(row?.['bytes']);
  };

  const first = await fillAndDelete();
  for (let time = 0; time < 4; time += 1) await fillAndDelete();
  const last = await fillAndDelete();
  await store.close();

  // Without, it is six times as much.
  expect(last).toBeLessThan(first + 700_000);
});

it('goes on after a statement that was refused', { timeout: 60_000 }, async () => {
  const store = await openPgliteStore('memory', memoryLogger());
  const answers: unknown[] = [];
  const divideBy = async (divisor: number): Promise<void> => {
    const [row] = await store.query('select 12 / $1::int as quotient', [divisor]);
    answers.push(row?.['quotient']);
  };

  const outcomes = [];
  for (const divisor of [1, 0, 2, 0, 3, 4]) outcomes.push(...(await Promise.allSettled([divideBy(divisor)])));
  const together = await Promise.allSettled([0, 6, 0, 12].map(divideBy));
  await store.close();

  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, false, true, true]);
  expect(together.map(({ status }) => status === 'fulfilled')).toEqual([false, true, false, true]);
  expect(answers).toEqual([12, 6, 4, 3, 2, 1]);
});
