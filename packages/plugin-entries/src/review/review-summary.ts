import type { Entry } from '../entry.ts';
import { reviewState, type Reviewer } from './review-state.ts';

/** Where a review stands for whoever is told of it; `over` for a state that Benchling may have and is not known here. */
export type ReviewPhase = 'waiting' | 'accepted' | 'rejected' | 'retracted' | 'action-required' | 'over' | 'archived';

/** A review at a glance, as plain data: for whoever is told of it. */
export interface ReviewSummary {
  readonly entryId: string;
  readonly displayId: string;
  readonly name: string;
  readonly folderId: string;
  readonly url: string;
  readonly authors: readonly string[];
  readonly round: number;
  readonly phase: ReviewPhase;
  /** Who is asked now. */
  readonly askedOf: readonly Pick<Reviewer, 'id' | 'name'>[];
  /** Who has answered while others have not. */
  readonly answeredBy: readonly string[];
  readonly stage?: string;
  readonly comment?: string;
}

/** Sums up the review of an entry; `undefined` for one that was never sent for review. */
export function reviewSummary(entry: Entry): ReviewSummary | undefined {
  const review = reviewState(entry);
  const { state, round, stages, comment } = review;
  if (state === 'writing' && round === 0) return undefined;
  const isWaiting = state === 'waiting' && entry.archiveRecord == null;
  const stage = isWaiting ? review.stage : undefined;
  const stageName = [stage?.process, stage?.name].filter((name) => name !== undefined && name !== '').join(', ');
  const { id: entryId, displayId, name, folderId, webURL: url, authors = [] } = entry;
  return {
    entryId,
    displayId,
    name,
    folderId,
    url,
    authors: authors.flatMap((author) => author.name ?? []),
    round,
    phase: entry.archiveRecord == null ? phaseOf(state) : 'archived',
    askedOf: isWaiting ? review.askedOf.map((reviewer) => ({ id: reviewer.id, name: reviewer.name })) : [],
    answeredBy: stages.flatMap(({ reviewers }) =>
      reviewers.filter(({ status }) => status === 'FINISHED' || status === 'REJECTED').map(({ id }) => id),
    ),
    ...(stageName !== '' && { stage: stageName }),
    ...(comment !== undefined && { comment }),
  };
}

function phaseOf(state: ReturnType<typeof reviewState>['state']): ReviewPhase {
  return state === 'writing' || state === 'other' ? 'over' : state;
}
