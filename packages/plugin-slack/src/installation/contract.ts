import type { RequestListener } from 'node:http';
import { token, type Secret, type Token } from '@ligase/core';

/** How the bot comes by its token: it is given one, or whoever installs the Slack app through the bot's own pages brings it. */
export interface Installation {
  /**
   * The bot's token as of now; asked for each call, since the Slack app may be installed anew by another process.
   * @throws {AuthError} `AUTH_TOKEN_REJECTED` while there is none, saying where the Slack app is installed.
   */
  token(): Promise<Secret>;
  /** Heeds that Slack says the app was taken out of the workspace, or its token revoked. Slack is asked whether that still holds. */
  heedRemoval(): Promise<void>;
  /** The pages by which the Slack app is installed; absent for a bot that is given its token. */
  readonly pages?: RequestListener;
}

/** Names it to whoever requires it. */
export const installation: Token<Installation, 'slack-installation'> = token<Installation>()('slack-installation');
