import { TimeoutError } from '@ligase/core';
import type { RegistryCall } from './contract.ts';

/**
 * Does the work of a call with the signal that ends every request of it: when its time is over, or the caller wants no more.
 *
 * @throws {TimeoutError} when its time is over before anything came of it.
 */
export async function inTime<T>(
  { signal, timeoutMs }: RegistryCall,
  work: (signal: AbortSignal | undefined) => Promise<T>,
): Promise<T> {
  if (timeoutMs === undefined) return await work(signal);
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    return await work(signal === undefined ? deadline : AbortSignal.any([signal, deadline]));
  } catch (error) {
    if (!deadline.aborted || error !== deadline.reason) throw error;
    throw new TimeoutError(`Benchling did not answer within ${timeoutMs} ms.`, { cause: error });
  }
}
