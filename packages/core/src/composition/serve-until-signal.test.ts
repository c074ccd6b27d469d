import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { silentLogger } from '../../test/silent-logger.ts';
import { serveUntilSignal } from './serve-until-signal.ts';

it('stays up until a signal, then closes the ways in before it stops the app', async () => {
  const source = new EventEmitter();
  const done: string[] = [];
  const listening = { port: 3000, close: () => Promise.resolve(void done.push('close')) };
  const app = { stop: () => Promise.resolve(void done.push('stop')) };

  const serving = serveUntilSignal(app, () => Promise.resolve(listening), { process: source });
  await new Promise(setImmediate);
  const before = [...done];
  source.emit('SIGTERM');
  await serving;

  expect(before).toEqual([]);
  expect(done).toEqual(['close', 'stop']);
});

it('says on which port it listens, and that it stops', async () => {
  const source = new EventEmitter();
  const lines: unknown[] = [];
  const log = { ...silentLogger(), info: (fields: object, message?: string) => void lines.push([message, fields]) };
  const listening = { port: 3000, close: () => Promise.resolve() };

  const serving = serveUntilSignal({ stop: () => Promise.resolve() }, () => Promise.resolve(listening), {
    process: source,
    log,
  });
  await new Promise(setImmediate);
  source.emit('SIGINT');
  await serving;

  expect(lines).toEqual([
    ['listening', { port: 3000 }],
    ['stopping', { signal: 'SIGINT' }],
  ]);
});

it('stops the app and waits for no signal when the ways in do not open', async () => {
  const source = new EventEmitter();
  let stopped = false;
  const app = { stop: () => Promise.resolve(void (stopped = true)) };

  const serving = serveUntilSignal(app, () => Promise.reject(new Error('the port is taken')), { process: source });

  await expect(serving).rejects.toThrow('the port is taken');
  expect(stopped).toBe(true);
  expect(source.eventNames()).toEqual([]);
});

it('says why the ways in did not open, also when the app then does not stop cleanly, which it logs', async () => {
  const logged: object[] = [];
  const log = { ...silentLogger(), error: (fields: object) => void logged.push(fields) };
  const stuck = new Error('the queue is stuck');

  const serving = serveUntilSignal(
    { stop: () => Promise.reject(stuck) },
    () => Promise.reject(new Error('the port is taken')),
    { log },
  );

  await expect(serving).rejects.toThrow('the port is taken');
  expect(logged).toEqual([{ err: stuck }]);
});

it('stops the app also when a way in does not close', async () => {
  const source = new EventEmitter();
  let stopped = false;
  const app = { stop: () => Promise.resolve(void (stopped = true)) };
  const listening = { port: 3000, close: () => Promise.reject(new Error('a socket is stuck')) };

  const serving = serveUntilSignal(app, () => Promise.resolve(listening), { process: source });
  await new Promise(setImmediate);
  source.emit('SIGTERM');

  await expect(serving).rejects.toThrow('a socket is stuck');
  expect(stopped).toBe(true);
});
