import type { Entries } from '@ligase/plugin-entries/contract';
import type { Tasks } from '@ligase/plugin-tasks/contract';
import type { AgendaOptions } from './contract.ts';

/** Finds all for whom something waits. */
export async function whoIsAwaited(
  { entries, tasks }: { readonly entries: Entries; readonly tasks: Tasks },
  { before }: AgendaOptions,
): Promise<readonly string[]> {
  const found = new Set<string>();
  for await (const { assignee } of tasks.open(before === undefined ? {} : { scheduledBefore: before }))
    if (assignee?.id !== undefined) found.add(assignee.id);
  for await (const { review } of entries.reviewsWaiting()) for (const { id } of review.askedOf) found.add(id);
  return [...found].toSorted();
}
