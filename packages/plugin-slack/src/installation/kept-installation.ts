import { AuthError, RefusedError, Secret, tokenSealer, type SharedState } from '@ligase/core';

/** The Slack app in its workspace. */
export interface Installed {
  readonly teamId: string;
  readonly team: string;
  readonly token: Secret;
}

/** What is kept of it, in the app's shared state. */
interface Kept {
  readonly teamId: string;
  readonly team: string;
  /** The bot's token, encrypted; absent once the app was taken out of the workspace. */
  readonly sealed?: string;
}

/** Remembers the one installation of the Slack app, for all processes of the bot. */
export interface KeptInstallation {
  /** @throws {AuthError} `AUTH_TOKEN_REJECTED` while there is none, saying what to do. */
  token(): Promise<Secret>;
  /**
   * Takes an installation in the place of the one before.
   * @throws {RefusedError} when it is in another workspace.
   */
  keep(installed: Installed): Promise<void>;
  /** Forgets a token, unless it has been replaced. Gives whether it was the one that is kept. */
  forget(token: Secret): Promise<boolean>;
}

/** What the installation is kept with. */
export interface KeepingPorts {
  readonly share: SharedState;
  /** The bot's name, of which there may be several in one database. */
  readonly app: string;
  /** Of the Slack app: the token is encrypted with it. */
  readonly clientSecret: Secret;
  /** Where the Slack app is installed, to say so. */
  readonly installUrl: string;
}

/** Under which it is kept. */
export function installationKey(app: string): string {
  return `${app}/slack-installation`;
}

/** Keeps the installation in the app's shared state. */
export function keptInstallation({ share, app, clientSecret, installUrl }: KeepingPorts): KeptInstallation {
  const key = installationKey(app);
  const sealer = tokenSealer(clientSecret, key);
  const none = (why: string): AuthError =>
    new AuthError('AUTH_TOKEN_REJECTED', `${why} Whoever may install apps in Slack opens ${installUrl}`);

  return {
    async token() {
      const kept = await share.change(key, (value) => ({ give: value as Kept | undefined }));
      if (kept === undefined) throw none('The Slack app is not installed yet.');
      if (kept.sealed === undefined) throw none(`The Slack app was taken out of the workspace ${kept.team}.`);
      const token = sealer.open(kept.sealed);
      if (token !== undefined) return new Secret(token);
      throw none('The Slack app was installed under another client secret, so that its token cannot be read.');
    },
    async keep({ teamId, team, token }) {
      const next: Kept = { teamId, team, sealed: sealer.seal(token.reveal()) };
      const other = await share.change(key, (value) => {
        const kept = value as Kept | undefined;
        // Its people, channels and messages are what this bot's database is about.
        return kept !== undefined && kept.teamId !== teamId ? { give: kept } : { keep: next, give: undefined };
      });
      if (other !== undefined)
        throw new RefusedError(
          `This bot is for the workspace ${other.team} (${other.teamId}), and was installed in ${team} (${teamId}). ` +
            'Remove the app there; for a second workspace, start a second bot with a store of its own.',
        );
    },
    forget: (token) =>
      share.change(key, (value) => {
        const { sealed: text, ...kept } = value as Kept;
        const isKept = text !== undefined && sealer.open(text) === token.reveal();
        return isKept ? { keep: kept, give: true } : { give: false };
      }),
  };
}
