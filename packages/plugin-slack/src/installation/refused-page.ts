import { isLigaseError } from '@ligase/core';
import { AuthorizationError, InvalidStateError, MissingCodeError, MissingStateError } from '@slack/oauth';
import { isSlackError, slackFault } from '../posting/slack-fault.ts';
import type { InstallPage } from './install-page.ts';

/** What whoever tried to install the Slack app is told when nothing came of it. `again` is where it begins. */
export function refusedPage(error: unknown, again: string): InstallPage {
  const next = { label: 'Begin again', href: again };
  if (error instanceof AuthorizationError)
    return { status: 403, title: 'Not installed', words: 'You did not allow it in Slack. Nothing was changed.', next };
  if (error instanceof MissingCodeError || error instanceof MissingStateError || error instanceof InvalidStateError)
    return {
      status: 400,
      title: 'Not installed',
      words:
        'This is not the end of an installation that was begun in this browser within the last ten minutes. Nothing was changed.',
      next,
    };
  if (isSlackError(error)) {
    const { word = '', error: fault } = slackFault(error, 'oauth.v2.access');
    if (codeWords.has(word))
      return {
        status: 400,
        title: 'Not installed',
        words: `Slack does not take the code that it gave (${word}): it counts once, and for ten minutes. Nothing was changed.`,
        next,
      };
    return {
      status: 502,
      title: 'Not installed',
      words: `${credentialWords[word] ?? fault.message} Nothing was changed.`,
      next,
    };
  }
  if (isLigaseError(error) && error.code === 'RUN_REFUSED')
    return { status: 403, title: 'Not installed', words: error.message };
  return {
    status: 500,
    title: 'Not installed',
    words: 'The bot failed at keeping the installation; whoever runs it finds the reason in its log.',
    next,
  };
}

/** Slack's own words for a code that it does not take. */
const codeWords: ReadonlySet<string> = new Set(['invalid_code', 'code_already_used', 'code_expired']);

/** Slack's own words for what is set wrong, and who mends it. */
const credentialWords: Readonly<Record<string, string>> = {
  invalid_client_id: 'Slack knows no app with this client id and secret: SLACK_BOT_SLACK_CLIENT_ID is wrong.',
  bad_client_secret: 'Slack does not take the client secret of the app: SLACK_BOT_SLACK_CLIENT_SECRET is wrong.',
  bad_redirect_uri:
    "Slack does not take the bot's address: SLACK_BOT_PUBLIC_URL is not that of the redirect URL in the manifest of the Slack app.",
};
