import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallContext } from './ports.ts';

/** Remembers, for everything that a piece of work calls, whose work it is. Belongs to one app. */
export interface CallScope {
  /** The context of the work that calls this. */
  current(): CallContext | undefined;
  /** The context of one call: what it was given, what is around it, and a fresh correlation id if neither has one. */
  contextOf(given: Partial<CallContext> | undefined): CallContext;
  /** Does the work within a context, which adds to that of the work around it. */
  run<T>(context: Partial<CallContext>, work: () => T): T;
}

/** Makes the scope of one app. */
export function createCallScope(newId: () => string): CallScope {
  const storage = new AsyncLocalStorage<CallContext>();

  const contextOf = (given: Partial<CallContext> | undefined): CallContext => {
    const ambient = storage.getStore();
    if (given === undefined && ambient !== undefined) return ambient;
    return { ...ambient, ...given, correlationId: given?.correlationId ?? ambient?.correlationId ?? newId() };
  };

  return {
    current: () => storage.getStore(),
    contextOf,
    run: (context, work) => storage.run(contextOf(context), work),
  };
}
