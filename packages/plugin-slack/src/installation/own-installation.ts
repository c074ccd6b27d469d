import { AuthError } from '@ligase/core';
import { slackFault } from '../posting/slack-fault.ts';
import { slackClient } from '../slack-client.ts';
import type { Installation } from './contract.ts';
import { installPages, installUrl, type InstallPagesOptions } from './install-pages.ts';
import { keptInstallation, type KeepingPorts } from './kept-installation.ts';

/** What an installation by the bot's own pages stands on. */
export type OwnInstallationOptions = Omit<InstallPagesOptions, 'keep'> & Pick<KeepingPorts, 'share' | 'app'>;

/** The installation of a bot whose own pages install it. */
export function ownInstallation(options: OwnInstallationOptions): Installation {
  const { log } = options;
  const begin = installUrl(options.publicUrl);
  const kept = keptInstallation({ ...options, installUrl: begin });
  return {
    token: () => kept.token(),
    async heedRemoval() {
      const token = await kept.token().catch(onlyRefused);
      if (token === undefined) return;
      // What Slack says may be old, and another installation have followed; and tokens of people end by it, too.
      const isTaken = await slackClient(token.reveal(), options)
        .auth.test()
        .then(
          () => true,
          (thrown: unknown) => onlyRefused(slackFault(thrown, 'auth.test').error) ?? false,
        );
      if (!isTaken && (await kept.forget(token)))
        log.error({}, `the Slack app was taken out of the workspace: whoever may install apps in Slack opens ${begin}`);
    },
    pages: installPages({ ...options, keep: (installed) => kept.keep(installed) }),
  };
}

/** `undefined` for a token that there is not, or that Slack does not take; what else went wrong is thrown. */
function onlyRefused(error: unknown): undefined {
  if (!(error instanceof AuthError) || error.code !== 'AUTH_TOKEN_REJECTED') throw error;
}
