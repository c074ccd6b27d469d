import type { SharedState } from '@ligase/core';
import { neededScopes } from './needed-scopes.ts';
import type { BotSettings } from './settings.ts';
import type { InstallationOptions } from '@ligase/plugin-slack';

/** How the Slack app is installed, as the settings have it: by hand, or by the bot's own pages. */
export function slackInstallation(settings: BotSettings, share: SharedState): InstallationOptions {
  const clientId = settings.SLACK_BOT_SLACK_CLIENT_ID;
  return {
    apiUrl: settings.SLACK_BOT_SLACK_API_URL.href,
    by:
      clientId === ''
        ? settings.SLACK_BOT_SLACK_TOKEN
        : {
            clientId,
            clientSecret: settings.SLACK_BOT_SLACK_CLIENT_SECRET,
            stateSecret: settings.SLACK_BOT_SLACK_STATE_SECRET,
            publicUrl: settings.SLACK_BOT_PUBLIC_URL.href,
            scopes: Object.keys(neededScopes),
            share,
          },
  };
}
