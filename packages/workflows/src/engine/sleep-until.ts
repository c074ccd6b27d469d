import { setTimeout } from 'node:timers/promises';

/** The longest that a timer of Node takes: 24.8 days. */
const longestMs = 2_147_483_647;

/** Waits until a time, in milliseconds since 1970. Rejects when `signal` is aborted. */
export async function sleepUntil(until: number, signal: AbortSignal): Promise<void> {
  for (let left = until - Date.now(); left > 0; left = until - Date.now())
    await setTimeout(Math.min(left, longestMs), undefined, { signal });
}
