import type { App } from '../apps/apps.ts';
import type { Capability } from '../apps/capabilities.ts';
import type { ConfigItem, ConfigValue } from '../apps/configuration/config-items.ts';
import type { ConfigUpgrade } from '../apps/configuration/reconcile.ts';
import type { AppDefinition, AppVersion, WebhookUrlRouting } from '../apps/definitions.ts';
import type { ConfigPlan } from '../apps/manifest/config-plan.ts';
import type { AppFramework, ManifestFinding } from '../apps/manifest/manifest.ts';
import type { SessionMessage, SessionStatus } from '../apps/sessions/session-family.ts';
import type { Acting, MembershipView } from './acting.ts';

/** An app, and where it is a member. */
export type AppView = App & { readonly memberships: readonly MembershipView[] };

/** An app definition, its versions from the oldest on, and where it is installed. */
export type AppDefinitionView = AppDefinition & {
  /** `app_…`, or `null` when it is not installed. */
  readonly appId: string | null;
  readonly versions: readonly Pick<AppVersion, 'number' | 'creatorId' | 'createdAt'>[];
};

/** What an app proves itself with. The secret cannot be seen again. */
export interface AppCredential {
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A session of an app as people see it. */
export interface AppSessionView {
  readonly id: string;
  readonly name: string;
  readonly status: SessionStatus;
  /** What they refer to stands in them by name. */
  readonly messages: readonly SessionMessage[];
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** What the developer console, the app workspace and the configuration pages of Benchling do. */
export interface AppControl {
  createApp(app: { readonly id?: string; readonly name: string; readonly description?: string } & Acting): AppView;
  listApps(): readonly AppView[];
  getApp(of: { readonly appId: string }): AppView;
  updateApp(
    change: { readonly appId: string; readonly name?: string; readonly description?: string } & Acting,
  ): AppView;
  archiveApp(of: { readonly appId: string; readonly reason?: 'Made in error' | 'Retired' | 'Other' } & Acting): AppView;
  unarchiveApp(of: { readonly appId: string } & Acting): AppView;
  /** Makes a new secret, which kills the one before. */
  generateAppSecret(of: { readonly appId: string } & Acting): AppCredential;
  revokeAppSecret(of: { readonly appId: string } & Acting): AppView;
  /** Starts an inactive app, once it has all the configuration it needs; a legacy one with automatic lifecycle is sent its credentials. */
  activateApp(of: { readonly appId: string } & Acting): AppView;
  deactivateApp(of: { readonly appId: string } & Acting): AppView;
  /** Takes an app out of the tenant; installed again, it has its id and its configuration back. */
  uninstallApp(of: { readonly appId: string } & Acting): void;

  /** What is wrong with a manifest, by line; `framework` defaults to `shareable`. */
  lintManifest(of: { readonly manifest: string; readonly framework?: AppFramework }): readonly ManifestFinding[];
  /** Makes an app definition from a manifest and installs it, unless `isInstalled` is false. */
  createAppFromManifest(
    app: {
      readonly manifest: string;
      /** The id of the installation. */
      readonly id?: string;
      /** Default `shareable`. */
      readonly framework?: AppFramework;
      /** Default true. */
      readonly isInstalled?: boolean;
      readonly webhookUrl?: string;
      /** Default `SUFFIXED`. */
      readonly webhookUrlRouting?: WebhookUrlRouting;
    } & Acting,
  ): {
    readonly definition: AppDefinitionView;
    readonly app: AppView | null;
    readonly warnings: readonly ManifestFinding[];
  };
  listAppDefinitions(): readonly AppDefinitionView[];
  updateAppDefinition(
    change: {
      readonly definitionId: string;
      readonly webhookUrl?: string | null;
      readonly webhookUrlRouting?: WebhookUrlRouting;
      readonly isShared?: boolean;
      readonly ownerIds?: readonly string[];
    } & Acting,
  ): AppDefinitionView;
  /** Installs a version of a definition; by default the newest. */
  installApp(
    of: { readonly definitionId: string; readonly versionNumber?: string; readonly id?: string } & Acting,
  ): AppView;
  /** Takes an app to a new manifest, or to a version that its definition has; by default the newest. */
  upgradeApp(of: { readonly appId: string; readonly manifest?: string; readonly versionNumber?: string } & Acting): {
    readonly app: AppView;
    readonly configuration: ConfigUpgrade;
    readonly warnings: readonly ManifestFinding[];
  };
  /** The manifest of the version that is installed; one is written for an app from scratch. */
  exportManifest(of: { readonly appId: string }): { readonly versionNumber: string; readonly manifest: string };
  /** What an app has told people while it worked, the newest first; the latest 50 when no limit is given. */
  listAppSessions(of: { readonly appId: string; readonly limit?: number }): readonly AppSessionView[];
  /** What the installed version asks for: its places, and its lists of rows; nothing for an app without a manifest. */
  getConfigurationPlan(of: { readonly appId: string }): ConfigPlan;
  getAppConfiguration(of: { readonly appId: string }): readonly ConfigItem[];
  /** Saves configuration as an admin does in the UI: some values at their paths, and rows taken away. */
  setAppConfiguration(
    configuration: {
      readonly appId: string;
      readonly items?: readonly { readonly path: readonly string[]; readonly value: ConfigValue }[];
      readonly removedRows?: readonly (readonly string[])[];
    } & Acting,
  ): readonly ConfigItem[];
  /** Gives a user, an app, a team or an organization a capability, or takes it away. Tenant admins have all. */
  setCapability(
    of: { readonly holderId: string; readonly capability: Capability; readonly isGranted: boolean } & Acting,
  ): void;
}
