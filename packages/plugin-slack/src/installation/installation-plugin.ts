import { definePlugin, identity, type Plugin, type Secret, type SharedState } from '@ligase/core';
import { slackApiUrl } from '../slack-client.ts';
import { installation, type Installation } from './contract.ts';
import { givenToken } from './given-token.ts';
import { ownInstallation } from './own-installation.ts';

/** The Slack app as its own pages install it. */
export interface OwnPages {
  readonly clientId: string;
  /** The token is kept encrypted with it. */
  readonly clientSecret: Secret;
  /** Signs what must come back from the browser that began. */
  readonly stateSecret: Secret;
  /** The bot's address, as browsers reach it. */
  readonly publicUrl: string;
  /** What the Slack app asks for: `chat:write`. */
  readonly scopes: readonly string[];
  /** Where the installation is kept: the engine's database. */
  readonly share: SharedState;
}

/** How the bot comes by its token. */
export interface InstallationOptions {
  /** `xoxb-…`, or how people install the Slack app through the bot. */
  readonly by: Secret | OwnPages;
  /** Of Slack's Web API. Default: Slack's own. */
  readonly apiUrl?: string;
  /** How long one call may take. Default: 10,000. */
  readonly timeoutMs?: number;
}

type Required = { readonly identity: typeof identity };

/** The installation of the Slack app, in one workspace. */
export function installationPlugin(
  options: InstallationOptions,
): Plugin<'slack-installation', Required, Installation, 'slack-installation'> {
  const { by, apiUrl = slackApiUrl, timeoutMs = 10_000 } = options;
  return definePlugin({
    name: 'slack-installation',
    requires: { identity },
    provides: installation,
    setup({ deps, log }) {
      if (!('clientId' in by)) return givenToken(by, log);
      return ownInstallation({ ...by, app: deps.identity.name, apiUrl, timeoutMs, log });
    },
  });
}
