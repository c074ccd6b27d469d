import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether the bot is in the channels that it is to post in. */
export const channels: Check<Patient> = {
  step: 2,
  what: 'the channels',
  async look({ configuration, slack }) {
    const { approvals, ranges, reviewsChannel } = await configuration.requireAll();
    const ids = new Set([
      ...approvals.flatMap(({ values }) => values.slackChannel ?? []),
      ...ranges.map(({ values }) => values.channel),
      ...(reviewsChannel === undefined ? [] : [reviewsChannel]),
    ]);
    if (ids.size === 0) return 'are none: everything is shown to whom it is for, and to nobody else';
    const outside: string[] = [];
    for (const id of ids) if (!(await slack.isIn(id))) outside.push(id);
    if (outside.length === 0) return `${[...ids].join(', ')} have the bot in them`;
    throw new Ailment(
      `The bot is not in ${outside.join(', ')}: write /invite @benchling there. It is an id that is wanted, not a name.`,
    );
  },
};
