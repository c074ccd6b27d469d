import { agenda, dayAfter, dayIn } from '@ligase/plugin-agenda';
import { audit } from '@ligase/plugin-auditing/contract';
import { people } from '@ligase/plugin-people/contract';
import { defineWorkflow, uncheckedInput, type Cron } from '@ligase/workflows';
import { digestCard } from '../cards/digest-card.ts';
import { inSlack } from '../people/who-asks.ts';
import { slack } from '@ligase/plugin-slack/contract';

/** A digest that comes later than this is no longer one of the morning. */
const catchUpMs = 6 * 3_600_000;

/** Finds out for whom something waits on a day, and has each of them told. Cron `off` leaves it to whoever starts it. */
export function sendDigests({ cron, timeZone }: { readonly cron: string; readonly timeZone: string }) {
  const input = (at: Date): { readonly day: string } => ({ day: dayIn(timeZone, at) });
  return defineWorkflow({
    name: 'send-digests',
    requires: { agenda },
    input: uncheckedInput<{ readonly day: string }>(),
    // What cron takes is looked at when the app starts.
    schedules: cron === 'off' ? [] : [{ name: 'daily', cron: cron as Cron, timeZone, catchUpMs, input }],
    async run({ deps, step, start }, { day }) {
      const awaited = await step('find who is waited for', () => deps.agenda.awaited({ before: dayAfter(day) }));
      for (const benchlingUserId of awaited)
        await start(sendDigest, { day, benchlingUserId }, { key: benchlingUserId });
    },
  });
}

/** Tells one person what waits for them on a day, once on that day, and only when there is something. */
export const sendDigest = defineWorkflow({
  name: 'send-digest',
  requires: { agenda, audit, people, slack },
  input: uncheckedInput<{ readonly day: string; readonly benchlingUserId: string }>(),
  async run({ deps, step }, { day, benchlingUserId }) {
    return await step('send', async ({ key }) => {
      const person = await inSlack(deps, benchlingUserId);
      if (person === undefined) return 'not in Slack';
      const about = `digest/${benchlingUserId}/${day}`;
      if ((await deps.slack.postsAbout(about)).length > 0) return 'told already';
      const work = await deps.agenda.of(benchlingUserId, { before: dayAfter(day) });
      if (work.tasks.length + work.reviews.length + work.unseen === 0) return 'nothing to tell';
      await deps.slack.put({ person }, digestCard(work, day), { key, about, state: 'told' });
      await deps.audit.record({ action: 'digest.send', targets: [benchlingUserId, `slack:${person}`] });
      return 'told';
    });
  },
});
