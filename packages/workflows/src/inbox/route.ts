import type { Actor } from '@ligase/core';
import type { Delivery } from './deliveries.ts';
import type { AnyTrigger } from './trigger.ts';

/** A run that a delivery asks for. */
export interface WantedRun {
  readonly workflow: string;
  readonly input: unknown;
  readonly actor?: Actor;
}

/** What a delivery asks for, or why nobody can tell. No runs: no trigger wants it, though some take its kind. */
export type Route = { readonly runs: readonly WantedRun[] } | { readonly reason: string };

/** Asks every trigger of the delivery's kind, and says what they made of it. */
export function route(triggers: readonly AnyTrigger[], delivery: Delivery): Route {
  const ofKind = triggers.filter(({ kind }) => kind === delivery.kind);
  if (ofKind.length === 0) return { reason: `No trigger takes deliveries of the kind "${delivery.kind}"` };
  const runs: WantedRun[] = [];
  for (const { when, workflow, toInput, actor } of ofKind)
    try {
      if (when?.(delivery) === false) continue;
      const by = actor?.(delivery);
      runs.push({ workflow: workflow.name, input: toInput(delivery), ...(by !== undefined && { actor: by }) });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { reason: `The trigger of "${workflow.name}" cannot read the delivery: ${why}` };
    }
  return { runs };
}
