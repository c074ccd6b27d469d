import type { Logger, Secret } from '@ligase/core';
import type { Installation } from './contract.ts';

/** The installation of a bot that is given its token: somebody installed the Slack app by hand. */
export function givenToken(token: Secret, log: Logger): Installation {
  return {
    token: () => Promise.resolve(token),
    heedRemoval() {
      log.error(
        {},
        'Slack says that the app was taken out of the workspace. Install it again, and give the bot its new token.',
      );
      return Promise.resolve();
    },
  };
}
