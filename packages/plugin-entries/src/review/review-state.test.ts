import { expect, it } from 'vitest';
import { reviewState } from './review-state.ts';

const person = (id: string, status: 'BLOCKED' | 'PENDING' | 'FINISHED' | 'REJECTED') => ({
  id,
  name: id.toUpperCase(),
  handle: id,
  status,
});

it('says that an entry which was never sent is being written', () => {
  const review = reviewState({ reviewRecord: null });

  expect(review).toEqual({
    state: 'writing',
    status: undefined,
    stages: [],
    round: 0,
    changes: [],
    comment: undefined,
  });
});

it('says who is asked, and at which stage, of a review that goes from one to the next', () => {
  const review = reviewState({
    reviewRecord: {
      status: 'NEEDS_REVIEW',
      reviewProcesses: [
        {
          name: 'GxP release',
          type: 'SEQUENTIAL',
          stages: [
            { name: 'Peer', actionLabel: 'REVIEW', reviewers: [person('ada', 'FINISHED')] },
            { name: 'QA', actionLabel: 'APPROVE', reviewers: [person('bo', 'PENDING'), person('cy', 'FINISHED')] },
            { name: 'Head', actionLabel: 'WITNESS', reviewers: [person('di', 'BLOCKED')] },
          ],
        },
      ],
      reviewChanges: [
        { id: 'c2', action: 'COMMENT', comment: 'Check the OD', createdAt: '2026-01-02T10:00:00Z' },
        { id: 'c1', action: 'SEND_FOR_REVIEW', createdAt: '2026-01-01T10:00:00Z' },
      ],
    },
  });

  expect(review).toMatchObject({
    state: 'waiting',
    askedOf: [{ id: 'bo', status: 'PENDING' }],
    stage: { process: 'GxP release', name: 'QA', action: 'APPROVE', open: true },
    comment: 'Check the OD',
    changes: [{ action: 'SEND_FOR_REVIEW' }, { action: 'COMMENT' }],
  });
});

it('asks those assigned where a tenant has no review processes', () => {
  const review = reviewState({
    reviewRecord: { status: 'NEEDS_REVIEW' },
    assignedReviewers: [{ id: 'ada', name: 'Ada', handle: 'ada' }],
  });

  expect(review).toMatchObject({ state: 'waiting', askedOf: [{ id: 'ada' }], stage: undefined });
});

it.each([
  ['IN_PROGRESS', 'writing'],
  ['REVIEW_SNAPSHOT_IN_PROGRESS', 'waiting'],
  ['ACCEPTANCE_SNAPSHOT_IN_PROGRESS', 'accepted'],
  ['ACCEPTED', 'accepted'],
  ['REJECTED', 'rejected'],
  ['RETRACTED', 'retracted'],
  ['ACTION_REQUIRED', 'action-required'],
] as const)('reads %s as %s', (status, state) => {
  expect(reviewState({ reviewRecord: { status } }).state).toBe(state);
});

it('gives the word with which a review was finished', () => {
  const review = reviewState({
    reviewRecord: { status: 'ACCEPTED', reviewProcesses: [{ completionStatus: 'WITNESSED' }] },
  });

  expect(review).toMatchObject({ state: 'accepted', as: 'WITNESSED' });
});

it('does not guess at a status that it does not know', () => {
  const review = reviewState({ reviewRecord: { status: 'SOMETHING_NEW' as 'ACCEPTED' } });

  expect(review).toMatchObject({ state: 'other', status: 'SOMETHING_NEW' });
});

it('counts how often an entry was sent for review, but not when it went to others meanwhile', () => {
  const at = (second: number) => `2026-01-01T10:00:0${second}Z`;
  const deeds = ['SEND_FOR_REVIEW', 'COMMENT', 'SEND_FOR_REVIEW', 'REJECT', 'SEND_FOR_REVIEW', 'RETRACT'] as const;
  const changes = deeds.map((action, index) => ({ id: `c${index}`, action, createdAt: at(index) }));

  const rounds = [0, 3, 4, 6].map(
    (sofar) => reviewState({ reviewRecord: { reviewChanges: changes.slice(0, sofar).toReversed() } }).round,
  );

  expect(rounds).toEqual([0, 1, 1, 2]);
});
