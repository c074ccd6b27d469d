import { describe, expect, it } from 'vitest';
import type { Clock } from '../http/ports.ts';
import { lifetime } from './lifetime.ts';

const never: Clock = {
  now: () => 0,
  sleep: (_, signal) => new Promise((_resolve, reject) => signal?.addEventListener('abort', reject)),
};
const impatient: Clock = { now: () => 0, sleep: () => Promise.resolve() };

describe('the lifetime of an app', () => {
  it('cleans up in reverse of opening, once', async () => {
    const trail: string[] = [];
    const life = lifetime(never, 1000);
    life.onStop('database', () => void trail.push('database'));
    life.onStop('reader', async () => void trail.push('reader'));

    await Promise.all([life.stop(), life.stop()]);

    expect(trail).toEqual(['reader', 'database']);
    expect(life.signal.aborted).toBe(true);
  });

  it('goes on cleaning up after a failure and names it', async () => {
    const trail: string[] = [];
    const life = lifetime(never, 1000);
    life.onStop('database', () => void trail.push('database'));
    life.onStop('reader', () => {
      throw new Error('still reading');
    });

    const error: unknown = await life.stop().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      code: 'APP_STOP_FAILED',
      message: 'The app stopped, but not cleanly: "reader": still reading',
    });
    expect(trail).toEqual(['database']);
  });

  it('does not wait longer than the deadline for one clean-up', async () => {
    const life = lifetime(impatient, 50);
    life.onStop('stuck', () => new Promise<never>(() => undefined));

    const error: unknown = await life.stop().catch((thrown: unknown) => thrown);

    expect(error).toMatchObject({
      message: 'The app stopped, but not cleanly: "stuck": clean-up did not end within 50 ms',
    });
  });
});
