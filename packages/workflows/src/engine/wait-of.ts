import type { Waiting } from '../contract.ts';
import { sleepStep, waitPrefix } from './run-context.ts';

/** A step as the engine keeps it. */
interface KeptStep {
  readonly name: string;
  readonly output: unknown;
}

/** What a run waits for after these steps, when it does. */
export function waitOf(steps: readonly KeptStep[]): Waiting | undefined {
  // The engine keeps the time limit of a wait as a sleep of its own, after the wait and before what comes of it.
  const last = steps.findLast(({ name }) => name !== 'DBOS.sleep');
  if (last === undefined || !last.name.startsWith(waitPrefix)) return undefined;
  return { topic: last.name.slice(waitPrefix.length), until: Number(last.output) };
}

/** Whether a run only waited after these steps: for a signal, or for a time that had not come. */
export function isAtRest(steps: readonly KeptStep[], now: number): boolean {
  if (waitOf(steps) !== undefined) return true;
  const last = steps.at(-1);
  return last?.name === sleepStep && Number(last.output) > now;
}
