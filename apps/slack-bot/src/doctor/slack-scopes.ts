import { neededScopes } from '../slack/needed-scopes.ts';
import { Ailment, type Check } from './check.ts';

/** Whether the Slack app was given what its manifest asks for. */
export const slackScopes: Check = {
  step: 2,
  what: "the Slack app's scopes",
  async look({ slack }) {
    const { scopes } = await slack.whoAmI();
    if (scopes.length === 0) return 'are not told by this Slack';
    const missing = Object.entries(neededScopes).filter(([scope]) => !scopes.includes(scope));
    if (missing.length === 0) return 'are all there';
    const list = missing.map(([scope, what]) => `${scope} (for ${what})`).join(', ');
    throw new Ailment(`It lacks ${list}. Give the Slack app the manifest again and install it again.`);
  },
};
