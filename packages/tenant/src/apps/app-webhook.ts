import type { App } from './apps.ts';
import type { AppDefinitions } from './definitions.ts';
import { canvasMessageTypes, lifecycleMessageTypes } from './manifest/message-type.ts';

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
  /**
   * Types of messages, such as `v2.canvas.created`; `v2.app.installed` is always among them.
   * While the app is inactive, only those about the app itself.
   */
  readonly subscriptions: readonly string[];
}

/** What deliveries ask of apps. */
export interface AppWebhooks {
  /** `undefined` when the app is not there, not installed, archived, or has no webhook URL. */
  webhookOf(appId: string): AppWebhook | undefined;
  /** Every installed app, archived ones left out. */
  installations(): readonly { readonly id: string; readonly principalId: string; readonly definitionId: string }[];
}

/** What a legacy app is told without asking. */
const legacyLifecycle = [
  'v0-beta.app.installed',
  'v0-beta.lifecycle.activateRequested',
  'v0-beta.lifecycle.deactivated',
  ...lifecycleMessageTypes,
];

/** The webhook of an app. */
export function webhookOf(app: App, definitions: AppDefinitions): AppWebhook | undefined {
  const definition = definitions.get(app.definitionId);
  const version = definitions.version(app.versionId);
  if (app.archiveReason !== null || !definition?.webhookUrl || version === undefined) return undefined;
  const asked = version.manifest?.subscriptions ?? [];
  const isLegacy = app.framework === 'legacy';
  const implied = isLegacy ? [...legacyLifecycle, ...canvasMessageTypes] : ['v2.app.installed'];
  const all = [...new Set([...implied, ...asked])];
  const ofLifecycle: ReadonlySet<string> = new Set(legacyLifecycle);
  return {
    definitionId: app.definitionId,
    versionNumber: version.number,
    isLegacy,
    url: definition.webhookUrl.replace(/\/+$/u, ''),
    suffixed: definition.webhookUrlRouting === 'SUFFIXED',
    subscriptions: app.status === 'active' ? all : all.filter((type) => ofLifecycle.has(type)),
  };
}
