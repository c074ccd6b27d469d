/** The messages about an app itself, as webhooks name them. */
export type AppHappeningType =
  | 'v2.app.installed'
  | 'v2.app.activateRequested'
  | 'v2.app.deactivated'
  | 'v2-beta.app.configuration.updated'
  | 'v0-beta.app.installed'
  | 'v0-beta.lifecycle.activateRequested'
  | 'v0-beta.lifecycle.deactivated';

/** Something that was done to an installed app, of which it is told. */
export interface AppHappening {
  readonly type: AppHappeningType;
  readonly appId: string;
  /** Who did it. */
  readonly principalId: string;
  /** Only of `v0-beta.lifecycle.activateRequested`: members of the message by which a legacy app gets its credentials. */
  readonly credential?: { readonly clientId: string; readonly clientSecret: string };
}

/** Tells whoever wants to know what was done to apps, within the transaction that does it. */
export interface AppHappenings {
  record(happening: AppHappening): void;
  /** Calls the listener for each happening from now on. What it throws undoes the happening. */
  onHappening(listener: (happening: AppHappening) => void): void;
}

/** Makes happenings that nobody listens to yet. */
export function createAppHappenings(): AppHappenings {
  const listeners: ((happening: AppHappening) => void)[] = [];
  return {
    record: (happening) => {
      for (const listener of listeners) listener(happening);
    },
    onHappening: (listener) => void listeners.push(listener),
  };
}
