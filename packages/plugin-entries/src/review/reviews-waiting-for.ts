import type { Benchling } from '@ligase/core';
import type { EntryCall, WaitingReview } from '../contract.ts';
import { listEntries } from '../operations/list-entries.ts';
import { reviewState } from './review-state.ts';

/** Reads the entries whose review waits for a person now; not those in which they are asked later, or have answered. */
export async function* reviewsWaitingFor(
  benchling: Benchling,
  userId: string,
  call: EntryCall,
): AsyncGenerator<WaitingReview, void, undefined> {
  const filter = { assignedReviewerIds: [userId], reviewStatus: 'NEEDS_REVIEW' } as const;
  for await (const entry of listEntries(benchling, filter, call)) {
    const review = reviewState(entry);
    if (review.state === 'waiting' && review.askedOf.some(({ id }) => id === userId)) yield { entry, review };
  }
}
