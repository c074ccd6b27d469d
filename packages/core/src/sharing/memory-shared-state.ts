import type { Clock } from '../http/ports.ts';
import type { SharedState } from './shared-state.ts';

/** Keeps what apps share in this process: for tests, and for several apps that have one credential. */
export function memorySharedState({ clock }: { readonly clock: Pick<Clock, 'now'> }): SharedState {
  // As text, so that nobody holds a part of what another changes.
  const kept = new Map<string, string>();
  return {
    open: () => Promise.resolve(),
    async change(key, change) {
      const before = kept.get(key);
      const { keep, give } = change(before === undefined ? undefined : JSON.parse(before), clock.now());
      if (keep !== undefined) kept.set(key, JSON.stringify(keep));
      return give;
    },
    close: () => Promise.resolve(),
  };
}
