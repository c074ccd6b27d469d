import { expect, it } from 'vitest';
import type { Entry } from '../entry.ts';
import { reviewSummary } from './review-summary.ts';

const person = (id: string, status: 'BLOCKED' | 'PENDING' | 'FINISHED' | 'REJECTED') => ({
  id,
  name: id.toUpperCase(),
  handle: id,
  status,
});

const sent = { id: 'c1', action: 'SEND_FOR_REVIEW', createdAt: '2026-01-01T10:00:00Z' } as const;

function entry(changes: Partial<Entry>): Entry {
  return {
    id: 'etr_1',
    displayId: 'EXP1',
    name: 'Minipreps',
    folderId: 'lib_1',
    webURL: 'https://lab.example/etr_1',
    authors: [{ id: 'ent_a', name: 'Ada', handle: 'ada' }],
    ...changes,
  } as Entry;
}

const waiting = {
  status: 'NEEDS_REVIEW',
  reviewChanges: [sent],
  reviewProcesses: [
    {
      name: 'GxP',
      type: 'SEQUENTIAL',
      stages: [
        { name: 'Peer', actionLabel: 'REVIEW', reviewers: [person('ada', 'FINISHED')] },
        { name: 'QA', actionLabel: 'APPROVE', reviewers: [person('bo', 'PENDING')] },
      ],
    },
  ],
} satisfies Entry['reviewRecord'];

it('is none of an entry that was never sent for review', () => {
  expect(reviewSummary(entry({ reviewRecord: null }))).toBeUndefined();
});

it('says who is asked, who has answered, and at which stage', () => {
  expect(reviewSummary(entry({ reviewRecord: waiting }))).toEqual({
    entryId: 'etr_1',
    displayId: 'EXP1',
    name: 'Minipreps',
    folderId: 'lib_1',
    url: 'https://lab.example/etr_1',
    authors: ['Ada'],
    round: 1,
    phase: 'waiting',
    askedOf: [{ id: 'bo', name: 'BO' }],
    answeredBy: ['ada'],
    stage: 'GxP, QA',
  });
});

it('asks nobody for an entry that is archived', () => {
  const archived = entry({ reviewRecord: waiting, archiveRecord: { reason: 'Other' } });

  expect(reviewSummary(archived)).toMatchObject({ phase: 'archived', askedOf: [] });
  expect(reviewSummary(archived)).not.toHaveProperty('stage');
});

it('is over for an entry that is written again, and for a status that is not known', () => {
  const phases = ['IN_PROGRESS', 'SOMETHING_NEW', 'REJECTED'].map(
    (status) => reviewSummary(entry({ reviewRecord: { status: status as 'ACCEPTED', reviewChanges: [sent] } }))?.phase,
  );

  expect(phases).toEqual(['over', 'over', 'rejected']);
});
