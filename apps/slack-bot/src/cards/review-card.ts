import type { KnownBlock } from '@slack/types';
import { buttons, facts, paragraph } from '@ligase/plugin-slack/block-kit';
import { escaped, link } from '@ligase/plugin-slack/block-kit';
import type { SlackMessage } from '@ligase/plugin-slack/contract';
import type { ReviewPhase, ReviewSummary } from '@ligase/plugin-entries';
import { openButton } from './open-button.ts';

/** What a review is to whoever sees the card: their own, done with, no longer theirs, or of an earlier round. */
export type ReviewRole = 'asked' | 'answered' | 'released' | 'superseded';

const words = {
  asked: ':mag: waits for your review',
  answered: ':white_check_mark: has your answer, and waits for others',
  released: ':arrow_right: needs no review of yours any more',
  superseded: ':arrows_counterclockwise: was sent for review again',
} as const satisfies Readonly<Record<ReviewRole, string>>;

const outcomes: Readonly<Record<Exclude<ReviewPhase, 'waiting'>, string>> = {
  accepted: ':white_check_mark: *accepted*',
  rejected: ':no_entry: *rejected*',
  retracted: ':leftwards_arrow_with_hook: *retracted* by its authors',
  'action-required': ':warning: its authors have something to do first',
  over: 'is not under review any more',
  archived: ':file_folder: was archived',
};

/** What a reviewer is shown of a review. Nobody can accept an entry but in Benchling, so the one button leads there. */
export function reviewCard(review: ReviewSummary, role: ReviewRole, writing: string): SlackMessage {
  const { phase } = review;
  return card(review, phase === 'waiting' || role === 'superseded' ? words[role] : outcomes[phase], writing);
}

/** What a channel is shown of a review whose reviewers are not in Slack. */
export function namedReviewersCard(review: ReviewSummary, names: readonly string[], writing: string): SlackMessage {
  const who = names.map(escaped).join(', ');
  const state =
    review.phase !== 'waiting'
      ? outcomes[review.phase]
      : names.length > 0
        ? `:mag: waits for a review by *${who}*, whom I cannot find in Slack`
        : ':mag: waits for nobody whom I cannot find in Slack any more';
  return card(review, state, writing);
}

/** The same review for somebody of whom it cannot be told that they may read the entry: neither its name nor what was said of it. */
export function veiledReview({
  entryId,
  folderId,
  url,
  round,
  phase,
  askedOf,
  answeredBy,
}: ReviewSummary): ReviewSummary {
  const veiled = { displayId: '', name: 'An entry', authors: [] };
  return { entryId, folderId, url, round, phase, askedOf, answeredBy, ...veiled };
}

function card(review: ReviewSummary, state: string, writing: string): SlackMessage {
  const { name, displayId, url, authors, stage, comment } = review;
  const known = [
    ...(displayId === '' ? [] : [['Entry', escaped(displayId)] as const]),
    ...(authors.length === 0 ? [] : [['By', authors.map(escaped).join(', ')] as const]),
    ...(stage === undefined ? [] : [['Stage', escaped(stage)] as const]),
  ];
  const blocks: readonly KnownBlock[] = [
    paragraph(`${link(url, name)}  ${state}`),
    ...(known.length === 0 ? [] : [facts(known)]),
    ...(comment === undefined ? [] : [paragraph(`>${escaped(comment).replaceAll('\n', '\n>')}`)]),
    buttons(`review/${writing}`, [openButton(url)]),
  ];
  return { text: `${name} ${plainly(state)}`, blocks };
}

/** Without the names of emoji and the marks of bold, which notifications do not draw. */
function plainly(state: string): string {
  return state.replaceAll(/:[a-z_]+: |\*/gu, '');
}
