import { expect, it } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

it('lets what is urgent go first, and all others in their order', async () => {
  const { enter, leave } = oneAtATime(() => Promise.resolve());
  const order: string[] = [];
  const use = async (name: string, urgent = false): Promise<void> => {
    await enter(urgent);
    order.push(name);
    leave();
  };

  await enter(false);
  const all = [use('step 1'), use('step 2'), use('delivery 1', true), use('delivery 2', true)];
  leave();
  await Promise.all(all);

  expect(order).toEqual(['delivery 1', 'delivery 2', 'step 1', 'step 2']);
});

it('lets something urgent go next that came while the event loop had its turn', async () => {
  let endTurn = (): void => undefined;
  const { enter, leave } = oneAtATime(() => new Promise((resolve) => (endTurn = resolve)));
  const order: string[] = [];
  const use = async (name: string, urgent = false): Promise<void> => {
    await enter(urgent);
    order.push(name);
    leave();
  };

  const step = use('step');
  const delivery = use('delivery', true);
  endTurn();
  await delivery;
  endTurn();
  await step;

  expect(order).toEqual(['delivery', 'step']);
});
