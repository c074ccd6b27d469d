import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallContext } from './ports.ts';

/** Remembers, for everything that a piece of work calls, whose work it is. Belongs to one app. */
export interface CallScope {
  /** The context of the work that calls this. */
  current(): CallContext | undefined;
  /** Does the work within a context, which adds to that of the work around it. */
  run<T>(context: CallContext, work: () => T): T;
}

/** Makes the scope of one app. */
export function createCallScope(): CallScope {
  const storage = new AsyncLocalStorage<CallContext>();
  return {
    current: () => storage.getStore(),
    run: (context, work) => storage.run({ ...storage.getStore(), ...context }, work),
  };
}
