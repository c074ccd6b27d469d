import type { EventEmitter } from 'node:events';

/** How the engine hears from the store that a signal was sent. */
export interface EngineEars {
  /** Remembers what the engine does with what this connection of its hears. */
  on(connection: EventEmitter): void;
  /** Has the engine look whether a signal came for a run. */
  readonly wake: (runId: string, topic: string) => void;
}

/**
 * Makes the ears of one engine. A wait for a signal outlives the engine: it looks about every ten seconds whether the engine is
 * still there, and its timer keeps the process from ending until then. By then the engine listens no more, so what it did with
 * what it heard is remembered.
 */
export function engineEars(): EngineEars {
  const listeners = new Set<(message: { readonly channel: string; readonly payload: string }) => void>();
  return {
    on(connection) {
      connection.on('newListener', (event, listener) => {
        if (event === 'notification') listeners.add(listener);
      });
    },
    wake(runId, topic) {
      for (const hear of listeners) hear({ channel: 'dbos_notifications_channel', payload: `${runId}::${topic}` });
    },
  };
}
