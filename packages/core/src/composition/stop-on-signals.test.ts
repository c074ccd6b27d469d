import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { stopOnSignals } from './stop-on-signals.ts';

it.each(['SIGTERM', 'SIGINT'] as const)(
  'stops the app at a %s, and leaves the next signal to the platform',
  async (signal) => {
    const source = new EventEmitter();
    let stopped = 0;
    const app = { stop: () => Promise.resolve(void (stopped += 1)) };

    const waiting = stopOnSignals(app, { process: source });
    source.emit(signal);
    await waiting;

    expect(stopped).toBe(1);
    expect(source.eventNames()).toEqual([]);
  },
);

it('does nothing before a signal comes', async () => {
  const source = new EventEmitter();
  let stopped = false;

  void stopOnSignals({ stop: () => Promise.resolve(void (stopped = true)) }, { process: source });
  await Promise.resolve();

  expect(stopped).toBe(false);
  expect(source.eventNames()).toEqual(['SIGTERM', 'SIGINT']);
});

it('throws when the app does not stop cleanly', async () => {
  const source = new EventEmitter();
  const app = { stop: () => Promise.reject(new Error('the queue is stuck')) };

  const waiting = stopOnSignals(app, { process: source });
  source.emit('SIGTERM');

  await expect(waiting).rejects.toThrow('the queue is stuck');
});
