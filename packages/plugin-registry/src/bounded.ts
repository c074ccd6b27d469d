import type { RegistryCall } from './contract.ts';

/** The signal that ends every request of a call: when its time is over, or the caller wants no more. */
export function bounded({ signal, timeoutMs }: RegistryCall): AbortSignal | undefined {
  const deadline = timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs);
  if (signal === undefined || deadline === undefined) return signal ?? deadline;
  return AbortSignal.any([signal, deadline]);
}
