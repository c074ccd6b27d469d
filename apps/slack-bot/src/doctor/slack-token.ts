import type { Check } from './check.ts';

/** Whether Slack knows the bot by its token. */
export const slackToken: Check = {
  step: 2,
  what: "the bot's token",
  async look({ slack }) {
    const { team, url } = await slack.whoAmI();
    return `is of the workspace ${team} (${url})`;
  },
};
