import type { RequestListener, ServerResponse } from 'node:http';
import { RefusedError, Secret } from '@ligase/core';
import {
  InstallProvider,
  LogLevel,
  type Installation as SlackInstallation,
  type Logger as SlackLogger,
} from '@slack/oauth';
import { clientOptions, type SlackClientOptions } from '../slack-client.ts';
import { answerPage } from './install-page.ts';
import type { Installed } from './kept-installation.ts';
import { refusedPage } from './refused-page.ts';

/** Where the pages stand below the bot's address. */
export const installPaths = { begin: '/slack/install', end: '/slack/oauth_redirect' } as const;

/** What the pages install, and where it goes. */
export interface InstallPagesOptions extends SlackClientOptions {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Signs what goes to Slack and must come back from the same browser. */
  readonly stateSecret: Secret;
  /** The bot's address, as browsers reach it. */
  readonly publicUrl: string;
  readonly scopes: readonly string[];
  readonly keep: (installed: Installed) => Promise<void>;
}

/** Where the Slack app is installed: below the bot's address. */
export function installUrl(publicUrl: string, path: string = installPaths.begin): string {
  return `${publicUrl.replace(/\/$/u, '')}${path}`;
}

/** The two pages of an installation: one sends the browser to Slack, to the other Slack sends it back. */
export function installPages(options: InstallPagesOptions): RequestListener {
  const { clientId, clientSecret, stateSecret, publicUrl, scopes, keep, log } = options;
  const begin = installUrl(publicUrl);
  const provider = new InstallProvider({
    clientId,
    clientSecret: clientSecret.reveal(),
    stateSecret: stateSecret.reveal(),
    // Beside the Web API, wherever that is.
    authorizationUrl: new URL('../oauth/v2/authorize', options.apiUrl).href,
    clientOptions: clientOptions(options),
    installUrlOptions: { scopes: [...scopes], redirectUri: installUrl(publicUrl, installPaths.end) },
    directInstall: true,
    installationStore: {
      storeInstallation: (installation) => keep(installedBy(installation)),
      fetchInstallation: () => Promise.reject(new Error('Installations are asked for elsewhere')),
    },
    // What goes wrong is said below, once.
    logger: silentLogger,
  });
  const fail = (error: unknown, response: ServerResponse): void => {
    log.warn({ err: error }, 'an installation of the Slack app came to nothing');
    answerPage(response, refusedPage(error, begin));
  };

  const end: RequestListener = (request, response) =>
    void provider.handleCallback(request, response, {
      success({ team }) {
        log.info({ teamId: team?.id }, 'the Slack app is installed');
        answerPage(response, {
          status: 200,
          title: 'Installed',
          words: `The bot is in ${team?.name ?? 'the workspace'} now. Invite it to the channels that it is to post in.`,
        });
      },
      failure: (error) => fail(error, response),
    });
  return (request, response) => {
    if (request.method !== 'GET')
      return answerPage(response, { status: 405, title: 'Not installed', words: 'This page is for browsers.' });
    if (request.url?.split('?', 1)[0] === installPaths.end) return end(request, response);
    provider.handleInstallPath(request, response).catch((error: unknown) => fail(error, response));
  };
}

/** What the bot keeps of an installation, if it is one that it can work with. */
function installedBy({ team, bot, isEnterpriseInstall }: SlackInstallation): Installed {
  if (team === undefined || isEnterpriseInstall === true)
    throw new RefusedError(
      'This bot is for one workspace, and was installed for a whole organization. Remove it there, and install it in one workspace.',
    );
  if (bot === undefined)
    throw new RefusedError('Slack gave no token of a bot. Give the Slack app its manifest again, and begin again.');
  if (bot.refreshToken !== undefined)
    throw new RefusedError(
      'The tokens of this Slack app rotate, and this bot does not follow that. Turn token rotation off, as the manifest has it.',
    );
  return { teamId: team.id, team: team.name ?? team.id, token: new Secret(bot.token) };
}

const silentLogger: SlackLogger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
