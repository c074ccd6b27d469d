import { neededScopes } from '../needed-scopes.ts';
import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether Slack knows the bot by its token, and the Slack app was given what its manifest asks for. */
export const slackApp: Check<Patient> = {
  step: 2,
  what: 'the Slack app',
  async look({ slack }) {
    const { team, url, scopes } = await slack.whoAmI();
    const where = `is in the workspace ${team} (${url})`;
    if (scopes.length === 0) return `${where}; its scopes are not told by this Slack`;
    const missing = Object.entries(neededScopes).filter(([scope]) => !scopes.includes(scope));
    if (missing.length === 0) return `${where}, with all its scopes`;
    const list = missing.map(([scope, what]) => `${scope} (for ${what})`).join(', ');
    throw new Ailment(`It lacks ${list}. Give the Slack app the manifest again and install it again.`);
  },
};
