import { people } from '@ligase/plugin-people/contract';
import { tasks } from '@ligase/plugin-tasks/contract';
import { defineWorkflow, uncheckedInput } from '@ligase/workflows';
import { closedTaskCard, movedTaskCard, openTaskCard } from '../cards/task-card.ts';
import { configuration } from '../configuration.ts';
import { inSlack } from '../people/who-asks.ts';
import { slack, type Place, type Posted, type Slack } from '@ligase/plugin-slack/contract';
import { approvalOf, shownTask, type Approval, type ShownTask } from './approval.ts';

/** Brings the cards of a task in line with it: shows it to whoever is to approve it, and takes the buttons off all others. */
export const showTask = defineWorkflow({
  name: 'show-task',
  requires: { slack, tasks, configuration, people },
  input: uncheckedInput<{ readonly taskId: string }>(),
  async run({ deps, step }, { taskId }) {
    await step('show', async ({ key }) => {
      // Read anew at each attempt: what the event told may be old.
      const task = await deps.tasks.get(taskId);
      const approval = await approvalOf(deps.configuration, task);
      if (approval === undefined) return;
      const shown = await shownTask(deps.tasks, task, approval);
      const place = shown.isWaiting ? await placeOf(deps, shown, approval) : undefined;
      const current = place === undefined ? undefined : await putOpenCard(deps.slack, place, shown, key);
      for (const post of await deps.slack.postsAbout(taskId)) {
        if (post.ts === current?.ts && post.channel === current.channel) continue;
        const card = shown.isWaiting ? movedTaskCard(shown) : closedTaskCard(shown);
        const state = shown.isWaiting ? `with ${shown.assignee?.id ?? 'nobody'}` : shown.status;
        if (post.state !== state) await deps.slack.put({ channel: post.channel }, card, { key, about: taskId, state });
      }
    });
  },
});

function putOpenCard(service: Slack, place: Place, task: ShownTask, key: string): Promise<Posted> {
  const state = `open: ${JSON.stringify([task.assignee?.id, task.scheduledOn, task.fields])}`;
  return service.put(place, openTaskCard(task, key), { key, about: task.id, state });
}

/** The assignee, when they are in Slack, or else the channel. */
async function placeOf(
  deps: Parameters<typeof inSlack>[0],
  { assignee }: ShownTask,
  { channel }: Approval,
): Promise<Place | undefined> {
  const person = assignee === undefined ? undefined : await inSlack(deps, assignee.id);
  if (person !== undefined) return { person };
  return channel === undefined ? undefined : { channel };
}
