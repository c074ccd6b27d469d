import type { Benchling } from '@ligase/core';
import type { EntryCall, WaitingReview } from '../contract.ts';
import { listEntries } from '../operations/list-entries.ts';
import { reviewState } from './review-state.ts';

/** Reads the entries whose review waits: for anybody, or for one person, who is asked now and not later, and has not answered. */
export async function* reviewsWaiting(
  benchling: Benchling,
  userId: string | undefined,
  call: EntryCall,
): AsyncGenerator<WaitingReview, void, undefined> {
  const assigned = userId === undefined ? { pageSize: 100 } : { assignedReviewerIds: [userId] };
  for await (const entry of listEntries(benchling, { ...assigned, reviewStatus: 'NEEDS_REVIEW' }, call)) {
    const review = reviewState(entry);
    if (review.state === 'waiting' && (userId === undefined || review.askedOf.some(({ id }) => id === userId)))
      yield { entry, review };
  }
}
