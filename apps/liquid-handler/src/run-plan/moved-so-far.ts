import type { ClaimedTask } from './claim-task.ts';

/**
 * How far a run has come with its device. `idle`: it was not told anything, or has refused. `told`: it may have begun. `logged`: it
 * has said what it moved. `recorded`: Benchling's inventory says the same.
 */
export type Reached = 'idle' | 'told' | 'logged' | 'recorded';

/** How far a run has come; a run that is replayed comes by the same. */
export interface Progress {
  reached: Reached;
}

/** Whether the inventory may say otherwise than the plates. */
export function mayDiffer({ reached }: Progress): boolean {
  return reached === 'told' || reached === 'logged';
}

/** What a person has to know of the liquids when a run fails. */
export function movedSoFar(progress: Progress, task: ClaimedTask): string {
  if (progress.reached === 'idle') return 'Nothing was moved.';
  if (progress.reached === 'recorded') return 'What was moved is recorded.';
  const what =
    progress.reached === 'told'
      ? 'The device was told to begin, and what it did is not known: liquid may have moved, and none is recorded.'
      : 'The device has moved what its log in the run says, and not all of it may be recorded.';
  return `${what} A person has to look and to correct the volumes. Its plates are held until ${task.displayId} is archived.`;
}
