import { reviewState, type Entry, type Reviewer } from '@ligase/plugin-entries';

/** Where a review stands for whoever is told of it; `over` for a state that Benchling may have and the bot does not know. */
export type ReviewPhase = 'waiting' | 'accepted' | 'rejected' | 'retracted' | 'action-required' | 'over' | 'archived';

/** What of a review its cards show, as plain data. */
export interface ShownReview {
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

/** What cards show of the review of an entry; `undefined` for one that was never sent for review. */
export function shownReview(entry: Entry): ShownReview | undefined {
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
