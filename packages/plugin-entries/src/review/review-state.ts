import type { Schemas } from '@ligase/benchling-api/v2';

type Wire = NonNullable<Schemas['Entry']['reviewRecord']>;
type WireProcess = Schemas['EntryReviewProcess'];

/** Someone who was asked for a review. */
export interface Reviewer {
  readonly id: string;
  readonly name: string;
  readonly handle: string;
  /** `BLOCKED` waits for an earlier stage, `PENDING` is asked now. */
  readonly status: 'BLOCKED' | 'PENDING' | 'FINISHED' | 'REJECTED';
}

/** One step of a review. */
export interface ReviewStage {
  readonly process: string;
  readonly name: string;
  /** What its reviewers are asked to do. */
  readonly action: 'APPROVE' | 'COMPLETE' | 'ACCEPT' | 'REVIEW' | 'WITNESS' | 'SELF_REVIEW' | undefined;
  readonly reviewers: readonly Reviewer[];
  /** Whether someone in it is asked now. */
  readonly open: boolean;
}

/** Someone's deed in a review, the oldest first. */
export type ReviewChange = Schemas['ReviewChange'];

/** What is known of a review, whatever its state. */
export interface ReviewFacts {
  /** Benchling's own status; absent before an entry was ever sent for review. */
  readonly status: Wire['status'];
  readonly stages: readonly ReviewStage[];
  /** How often it was sent for review, counted anew only after it had come back: 0 before the first time. */
  readonly round: number;
  readonly changes: readonly ReviewChange[];
  /** The last comment that was left, when there is one. */
  readonly comment: string | undefined;
}

/**
 * Where the review of an entry stands.
 * - `writing`: it was not sent for review.
 * - `waiting`: someone is asked; `askedOf` says who, `stage` which step (the first open one).
 * - `accepted`: it is done; `as` says with what word, such as `WITNESSED`.
 * - `rejected`, `retracted`: it went back to its authors, by a reviewer or by themselves.
 * - `action-required`: its authors must do something before it goes on.
 * - `other`: Benchling gives a `status` that is not known here.
 */
export type ReviewState = ReviewFacts &
  (
    | { readonly state: 'writing' }
    | { readonly state: 'waiting'; readonly askedOf: readonly Reviewer[]; readonly stage: ReviewStage | undefined }
    | { readonly state: 'accepted'; readonly as: WireProcess['completionStatus'] }
    | { readonly state: 'rejected' | 'retracted' | 'action-required' | 'other' }
  );

/** Reads an entry's review. */
export function reviewState(entry: Pick<Schemas['Entry'], 'reviewRecord' | 'assignedReviewers'>): ReviewState {
  const record = entry.reviewRecord ?? {};
  const processes = record.reviewProcesses ?? [];
  const stages = processes.flatMap(stagesOf);
  const changes = (record.reviewChanges ?? []).toSorted((a, b) => timeOf(a) - timeOf(b));
  const comments = [record.comment, ...changes.map(({ comment }) => comment).toReversed()];
  const facts: ReviewFacts = {
    status: record.status,
    stages,
    round: roundOf(changes),
    changes,
    comment: comments.find((comment) => comment !== undefined && comment !== null && comment !== '') ?? undefined,
  };

  switch (record.status) {
    case 'NEEDS_REVIEW':
    case 'REVIEW_SNAPSHOT_IN_PROGRESS':
      return { ...facts, state: 'waiting', ...whoIsAsked(stages, entry.assignedReviewers ?? []) };
    case 'ACCEPTED':
    case 'ACCEPTANCE_SNAPSHOT_IN_PROGRESS':
      return { ...facts, state: 'accepted', as: processes.at(-1)?.completionStatus };
    case 'REJECTED':
      return { ...facts, state: 'rejected' };
    case 'RETRACTED':
      return { ...facts, state: 'retracted' };
    case 'ACTION_REQUIRED':
      return { ...facts, state: 'action-required' };
    case 'IN_PROGRESS':
    case undefined:
      return { ...facts, state: 'writing' };
    default:
      return { ...facts, state: 'other' };
  }
}

function timeOf({ createdAt = '' }: ReviewChange): number {
  const time = Date.parse(createdAt);
  return Number.isNaN(time) ? 0 : time;
}

/** Sending what is under review again, as to other reviewers, begins no new round. */
function roundOf(changes: readonly ReviewChange[]): number {
  let round = 0;
  let isOut = false;
  for (const { action } of changes) {
    if (action === 'SEND_FOR_REVIEW' && !isOut) round += 1;
    if (action === 'SEND_FOR_REVIEW') isOut = true;
    else if (action !== 'COMMENT') isOut = false;
  }
  return round;
}

function stagesOf({ name: process = '', stages = [] }: WireProcess): ReviewStage[] {
  return stages.map(({ name = '', actionLabel, reviewers = [] }) => {
    const people = reviewers.map(({ status, ...person }) => reviewer(person, status));
    return { process, name, action: actionLabel, reviewers: people, open: people.some(isAsked) };
  });
}

/** Tenants without review processes have only a list of those assigned. */
function whoIsAsked(
  stages: readonly ReviewStage[],
  assigned: readonly Schemas['PartySummary'][],
): { readonly askedOf: readonly Reviewer[]; readonly stage: ReviewStage | undefined } {
  const open = stages.filter((stage) => stage.open);
  const askedOf = open.flatMap(({ reviewers }) => reviewers.filter(isAsked));
  const everyone = stages.length === 0 ? assigned.map((person) => reviewer(person, 'PENDING')) : askedOf;
  return { askedOf: [...new Map(everyone.map((person) => [person.id, person])).values()], stage: open[0] };
}

function isAsked({ status }: Reviewer): boolean {
  return status === 'PENDING';
}

function reviewer({ id = '', name = '', handle = '' }: Schemas['PartySummary'], status?: Reviewer['status']): Reviewer {
  return { id, name, handle, status: status ?? 'PENDING' };
}
