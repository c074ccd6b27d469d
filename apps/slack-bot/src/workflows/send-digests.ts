import { acting } from '@ligase/plugin-acting/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { entries, reviewState } from '@ligase/plugin-entries';
import { people } from '@ligase/plugin-people/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow, uncheckedInput, type Cron } from '@ligase/workflows';
import { digestCard } from '../cards/digest-card.ts';
import { inSlack } from '../people/who-asks.ts';
import { slack } from '../slack/contract.ts';
import { dayAfter, dayIn } from './days.ts';
import { myWork } from './my-work.ts';

/** A digest that comes later than this is no longer one of the morning. */
const catchUpMs = 6 * 3_600_000;

/** Finds out for whom something waits on a day, and has each of them told. Cron `off` leaves it to whoever starts it. */
export function sendDigests({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }) {
  const input = (at: Date): { readonly day: string } => ({ day: dayIn(timeZone, at) });
  return defineWorkflow({
    name: 'send-digests',
    requires: { tasks, entries },
    input: uncheckedInput<{ readonly day: string }>(),
    // What cron takes is looked at when the app starts.
    schedules: cron === 'off' ? [] : [{ name: 'daily', cron: cron as Cron, timeZone, catchUpMs, input }],
    async run({ deps, step, start }, { day }) {
      const awaited = await step('find who is waited for', async () => {
        const found = new Set<string>();
        for await (const { assignee } of deps.tasks.open({ scheduledBefore: dayAfter(day) }))
          if (assignee?.id !== undefined) found.add(assignee.id);
        for await (const entry of deps.entries.list({ reviewStatus: 'NEEDS_REVIEW', pageSize: 100 })) {
          const review = reviewState(entry);
          if (review.state === 'waiting') for (const { id } of review.askedOf) found.add(id);
        }
        return [...found].toSorted();
      });
      for (const benchlingUserId of awaited)
        await start(sendDigest, { day, benchlingUserId }, { key: benchlingUserId });
    },
  });
}

/** Tells one person what waits for them on a day, once on that day, and only when there is something. */
export const sendDigest = defineWorkflow({
  name: 'send-digest',
  requires: { acting, audit, entries, people, slack, tasks },
  input: uncheckedInput<{ readonly day: string; readonly benchlingUserId: string }>(),
  async run({ deps, step }, { day, benchlingUserId }) {
    return await step('send', async ({ key }) => {
      const person = await inSlack(deps, benchlingUserId);
      if (person === undefined) return 'not in Slack';
      const about = `digest/${benchlingUserId}`;
      if ((await deps.slack.postsAbout(about)).some(({ state }) => state === day)) return 'told already';
      const work = await myWork(deps, benchlingUserId, { before: dayAfter(day) });
      if (work.tasks.length + work.reviews.length + work.unseen === 0) return 'nothing to tell';
      const posted = await deps.slack.post({ person }, digestCard(work, day), { key });
      await deps.slack.keep(about, { ...posted, state: day });
      await deps.audit.record({ action: 'digest.send', targets: [benchlingUserId, `slack:${person}`] });
      return 'told';
    });
  },
});
