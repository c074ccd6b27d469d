import { acting, type Acting } from '@ligase/plugin-acting/contract';
import { audit, type Audit } from '@ligase/plugin-auditing/contract';
import { entries, reviewSummary, type Entry, type ReviewSummary } from '@ligase/plugin-entries';
import { people, type People } from '@ligase/plugin-people/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { namedReviewersCard, reviewCard, veiledReview, type ReviewRole } from '../cards/review-card.ts';
import { configuration } from '../configuration.ts';
import { inSlack } from '../people/who-asks.ts';
import { slack, type KeptPost, type Place, type Slack, type SlackMessage } from '@ligase/plugin-slack/contract';

/** A review that changes while it is shown is shown again at once, so often; then the step is tried again later. */
const mostShowings = 5;

/** Brings the messages about a review in line with it: one for each reviewer and round, which is written anew as the review moves. */
export const showReview = defineWorkflow({
  name: 'show-review',
  requires: { acting, audit, configuration, entries, people, slack },
  input: uncheckedInput<{ readonly entryId: string }>(),
  async run({ deps, step, log }, { entryId }) {
    await step('show', async ({ key }) => {
      let entry = await deps.entries.get(entryId);
      for (let showing = 1; showing <= mostShowings; showing += 1) {
        const review = reviewSummary(entry);
        if (review === undefined) return;
        const channel = await deps.configuration.get('reviewsChannel');
        const looks = looksOf(entry);
        const isStill = async (): Promise<boolean> => looksOf(await deps.entries.get(entryId)) === looks;
        const unknown = await showIn({ ...deps, key: `${key}/${showing}`, channel, isStill }, review);
        if (unknown.length > 0 && channel === undefined)
          log.warn(
            { entryId, reviewers: unknown },
            'reviewers are not in Slack, and there is no channel to name them in',
          );
        // Of two runs at once, the one that wrote last has looked last.
        const now = await deps.entries.get(entryId);
        if (looksOf(now) === looks) return;
        entry = now;
      }
      throw new Error(`The review of ${entryId} changes faster than it can be shown`);
    });
  },
});

interface Showing {
  readonly slack: Slack;
  readonly acting: Acting;
  readonly people: People;
  readonly audit: Audit;
  readonly key: string;
  readonly channel: string | undefined;
  /** Whether the review is as it was read. */
  readonly isStill: () => Promise<boolean>;
}

/** Gives the names of those who are asked and not in Slack. */
async function showIn(showing: Showing, review: ReviewSummary): Promise<readonly string[]> {
  const { channel } = showing;
  const about = aboutRound(review, review.round);
  const posts = await showing.slack.postsAbout(about);
  const unknown: string[] = [];
  for (const { id, name } of review.askedOf) {
    const person = await inSlack(showing, id);
    if (person === undefined) unknown.push(name);
    else await showTo(showing, { about, posts, reviewerId: id, place: { person } }, review, 'asked');
  }
  for (const post of posts) {
    const { reviewerId } = readState(post);
    if (reviewerId === channelId || review.askedOf.some(({ id }) => id === reviewerId)) continue;
    const role = review.answeredBy.includes(reviewerId) ? 'answered' : 'released';
    await showTo(showing, { about, posts, reviewerId, place: { channel: post.channel } }, review, role);
  }
  const named = posts.find((post) => readState(post).reviewerId === channelId);
  const place = named === undefined ? channel : named.channel;
  if (place !== undefined && (unknown.length > 0 || named !== undefined)) {
    const card = namedReviewersCard(review, unknown, showing.key);
    await put(showing, { about, posts, reviewerId: channelId, place: { channel: place } }, review, card, unknown);
  }
  const earlier = aboutRound(review, review.round - 1);
  for (const post of await showing.slack.postsAbout(earlier)) {
    const { reviewerId, phase } = readState(post);
    if (phase !== 'waiting') continue;
    const target = { about: earlier, posts: [], reviewerId, place: { channel: post.channel } };
    await showTo(showing, target, { ...review, phase: 'over' }, 'superseded');
  }
  return unknown;
}

/** One message about a review: whose it is, where it stands or is to stand, and what there is already. */
interface Target {
  readonly about: string;
  readonly posts: readonly KeptPost[];
  readonly reviewerId: string;
  readonly place: Place;
}

async function showTo(showing: Showing, target: Target, review: ReviewSummary, role: ReviewRole): Promise<void> {
  const isKnown = target.reviewerId === channelId || (await showing.acting.mayRead(target.reviewerId, review.folderId));
  const seen = isKnown ? review : veiledReview(review);
  await put(showing, target, seen, reviewCard(seen, role, showing.key), [role]);
}

async function put(
  showing: Showing,
  { about, posts, reviewerId, place }: Target,
  { entryId, phase, name, stage, comment }: ReviewSummary,
  card: SlackMessage,
  details: readonly string[],
): Promise<void> {
  const state = JSON.stringify([reviewerId, phase, name, stage, comment, ...details]);
  if (posts.some((post) => post.state === state)) return;
  const { channel } = await showing.slack.put(place, card, {
    key: showing.key,
    about,
    state,
    isStill: showing.isStill,
  });
  const targets = [entryId, ...(reviewerId === channelId ? [] : [reviewerId]), `slack:${channel}`];
  await showing.audit.record({ action: 'review.show', targets });
}

/** In the place of a reviewer's id: the channel in which those are named who are not in Slack. */
const channelId = 'channel';

function readState({ state }: KeptPost): { readonly reviewerId: string; readonly phase: string } {
  const [reviewerId = '', phase = ''] = JSON.parse(state) as string[];
  return { reviewerId, phase };
}

function aboutRound({ entryId }: ReviewSummary, round: number): string {
  return `review/${entryId}/${round}`;
}

function looksOf({ name, reviewRecord, assignedReviewers, archiveRecord }: Entry): string {
  return JSON.stringify([name, reviewRecord, assignedReviewers, archiveRecord]);
}
