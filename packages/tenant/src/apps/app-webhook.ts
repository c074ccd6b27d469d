/** Where and of what an installed app wants to be told. */
export interface AppWebhook {
  readonly definitionId: string;
  /** The version that is installed; an envelope's `appDefinition.versionNumber`. */
  readonly versionNumber: string;
  /** A legacy app has no definition of its own: its envelopes carry `null` for the id, and its keys are found by the app's id. */
  readonly isLegacy: boolean;
  /** As the developer console has it, without a slash at the end. */
  readonly url: string;
  /** Whether `/event`, `/canvas` or `/lifecycle` is added to the URL. */
  readonly suffixed: boolean;
  /** Types of messages, such as `v2.canvas.created`; `v2.app.installed` is always among them. */
  readonly subscriptions: readonly string[];
}

/** What deliveries ask of apps. */
export interface AppWebhooks {
  /** `undefined` when the app is not there, not installed, archived, or has no webhook URL. */
  webhookOf(appId: string): AppWebhook | undefined;
  /** Every installed app, archived ones left out. */
  installations(): readonly { readonly id: string; readonly principalId: string; readonly definitionId: string }[];
}
