import { WebClient } from '@slack/web-api';
import { slackFault } from '@ligase/plugin-slack';
import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether what Slack sends can come in: by Socket Mode, or by requests that are signed with the secret. */
export const slackWayIn: Check<Patient> = {
  step: 1,
  what: "Slack's way in",
  async look({ settings }) {
    if (settings.SLACK_BOT_SLACK_MODE === 'http') {
      if (/^[0-9a-f]{32}$/u.test(settings.SLACK_BOT_SLACK_SIGNING_SECRET.reveal()))
        return 'is by requests; the signing secret looks like one';
      throw new Ailment(
        'The signing secret does not look like one, which has 32 hexadecimal digits: take it from "Basic Information" of the Slack app.',
      );
    }
    const client = new WebClient(settings.SLACK_BOT_SLACK_APP_TOKEN.reveal(), {
      slackApiUrl: settings.SLACK_BOT_SLACK_API_URL.href,
      retryConfig: { retries: 0 },
      timeout: 10_000,
      rejectRateLimitedCalls: true,
    });
    try {
      await client.apps.connections.open();
    } catch (error) {
      throw new Ailment(
        `${slackFault(error, 'apps.connections.open').error.message} In Socket Mode the app-level token (xapp-…) needs the scope connections:write.`,
        { cause: error },
      );
    }
    return 'is Socket Mode, which opens';
  },
};
