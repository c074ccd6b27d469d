import type { Actor } from '@ligase/core';

/** What is kept of a run from its start on. */
export interface RunRecord {
  readonly input: unknown;
  readonly actor: Actor;
  readonly correlationId: string;
}

/** What is kept of a run that came to its end: of one that failed, the engine keeps the error. */
export type RunEnd = { readonly output: unknown } | { readonly refused: string };

/** A signal on its way to a run. */
export interface SentSignal {
  readonly payload: unknown;
}
