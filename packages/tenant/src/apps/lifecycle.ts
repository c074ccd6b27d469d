import { invalidRequest, TenantApiError } from '../api-error.ts';
import type { Audit } from '../audit/audit.ts';
import type { Actor } from '../engine/changes.ts';
import type { AppHappening } from './app-happenings.ts';
import type { App, Apps } from './apps.ts';
import { compareVersions } from './compare-versions.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { ConfigUpgrade } from './configuration/reconcile.ts';
import type { AppDefinition, AppVersion, NewDefinition } from './definitions.ts';
import type { AppFramework, Manifest, ManifestFinding } from './manifest/manifest.ts';
import { readManifest } from './manifest/read-manifest.ts';

/** An app that was installed or upgraded, and what that did to its configuration. */
export interface Installed {
  readonly app: App;
  readonly configuration: ConfigUpgrade;
}

/** A definition that was made from a manifest, and what the linter warns of. */
export interface Defined {
  readonly definition: AppDefinition;
  readonly version: AppVersion;
  readonly warnings: readonly ManifestFinding[];
}

/** A version that was added to a definition; `installed` when it took the place of the one that is. */
export interface Added extends Omit<Defined, 'definition'> {
  readonly installed?: Installed;
}

/** What a definition is made of besides its manifest. */
export type DefinedBy = Pick<NewDefinition, 'framework' | 'webhookUrl' | 'webhookUrlRouting'>;

/** What happens to an app from its manifest to its end. Knows not who may do it; its callers do. */
export interface AppLifecycle {
  /** @throws {TenantApiError} 400 with every line of the manifest that is wrong */
  define(actor: Actor, manifestText: string, by: DefinedBy): Defined;
  /** @throws {TenantApiError} 409 when it is installed */
  install(actor: Actor, version: AppVersion, id?: string): Installed;
  /**
   * Adds the version of a manifest to a definition. The manifest of an app that is not shared may be uploaded again
   * under its number, and takes effect at once where that is installed. @throws {TenantApiError} 400
   */
  addVersion(actor: Actor, definition: AppDefinition, manifestText: string): Added;
  /** Takes an installed app to another version of its definition. @throws {TenantApiError} 400 for an older one */
  upgrade(actor: Actor, app: App, version: AppVersion): Installed;
  uninstall(actor: Actor, app: App): void;
  /** Starts an inactive app; a legacy one with automatic lifecycle is sent its credentials. @throws {TenantApiError} 400 */
  activate(actor: Actor, app: App): App;
  /** @throws {TenantApiError} 400 */
  deactivate(actor: Actor, app: App): App;
}

/** Makes the life of apps. */
export function createAppLifecycle(parts: {
  readonly apps: Apps;
  readonly configuration: Configuration;
  readonly audit: Audit;
}): AppLifecycle {
  const { apps, configuration, audit } = parts;
  const { definitions, happenings } = apps;

  const record = (actor: Actor, app: Pick<App, 'id' | 'name'>, verb: string, newValue: string | null = null): void =>
    audit.record({
      principal: actor.principal,
      remoteAddress: actor.remoteAddress,
      eventDescription: `App: ${verb}`,
      action: verb,
      newValue,
      item: app.name,
      itemId: app.id,
      itemType: 'App',
    });
  const tell = (actor: Actor, app: App, type: AppHappening['type'], more: Partial<AppHappening> = {}): void =>
    happenings.record({ type, appId: app.id, principalId: actor.principal.id, ...more });
  const tellInstalled = (actor: Actor, app: App): void =>
    tell(actor, app, app.framework === 'legacy' ? 'v0-beta.app.installed' : 'v2.app.installed');

  return {
    define(actor, manifestText, { framework = 'shareable', ...by }) {
      const { manifest, warnings } = rightManifest(manifestText, framework);
      const { name, description } = manifest.info;
      const { lifecycleManagement: lifecycle = 'MANUAL', webhookUrl = null } = manifest.settings;
      const definition = definitions.create({
        name,
        description,
        framework,
        lifecycle,
        webhookUrl,
        creatorId: actor.principal.id,
        ...by,
      });
      const version = putVersion(actor, definition, manifestText, manifest);
      record(actor, definition, 'Created', name);
      return { definition, version, warnings };
    },
    install(actor, version, id) {
      const before = apps.ofDefinition(version.definitionId);
      if (before !== undefined)
        throw new TenantApiError(
          409,
          'invalid_request_error',
          `${before.name} is installed already, as ${before.id}; upgrade it.`,
        );
      const { lifecycle = 'MANUAL' } = definitions.get(version.definitionId) ?? {};
      const app = apps.install(version, {
        ...(id !== undefined && { id }),
        creatorId: actor.principal.id,
        status: lifecycle === 'AUTOMATIC' ? 'inactive' : 'active',
      });
      record(actor, app, 'Installed', version.number);
      const fitted = configuration.reconcile(app, version.manifest?.publicKey);
      tellInstalled(actor, app);
      return { app, configuration: fitted };
    },
    addVersion(actor, definition, manifestText) {
      const { manifest, warnings } = rightManifest(manifestText, definition.framework);
      const { version: number } = manifest.info;
      const known = definitions.versions(definition.id);
      if (definition.isShared && known.some((version) => version.number === number))
        throw invalidRequest(`${definition.name} is shared and has a version ${number}: write a newer info.version.`);
      const before = apps.ofDefinition(definition.id);
      const keyBefore = before && keyOf(before);
      const version = putVersion(actor, definition, manifestText, manifest);
      const { lifecycleManagement: lifecycle = 'MANUAL', webhookUrl = definition.webhookUrl } = manifest.settings;
      const { name, description } = manifest.info;
      definitions.update(definition.id, { name, description, lifecycle, webhookUrl });
      record(actor, definition, 'Added version', number);
      const replaced = before?.versionId === version.id ? before : undefined;
      return { version, warnings, ...(replaced && { installed: goTo(actor, replaced, version, keyBefore) }) };
    },
    upgrade(actor, app, version) {
      if (compareVersions(version.number, app.versionNumber) < 0)
        throw invalidRequest(`${app.name} has version ${app.versionNumber} installed, and ${version.number} is older.`);
      return goTo(actor, app, version, keyOf(app));
    },
    uninstall(actor, app) {
      record(actor, app, 'Uninstalled', app.versionNumber);
      apps.uninstall(app.id);
    },
    activate(actor, app) {
      if (app.status === 'active') throw invalidRequest(`${app.name} is active already.`);
      const missing = configuration.missing(app);
      if (missing.length > 0)
        throw invalidRequest(`${app.name} cannot be activated before it is configured: ${missing.join(', ')}.`);
      if (app.lifecycle === 'AUTOMATIC' && definitions.get(app.definitionId)?.webhookUrl === null)
        throw invalidRequest(`${app.name} gets its credentials by a webhook, and has no webhook URL.`);
      const after = apps.update(app.id, { status: 'active' });
      record(actor, after, 'Activated');
      if (app.lifecycle === 'AUTOMATIC') {
        const credential = { clientId: app.clientId, clientSecret: apps.renewSecret(app.id) };
        tell(actor, after, 'v0-beta.lifecycle.activateRequested', { credential });
      } else tell(actor, after, 'v2.app.activateRequested');
      return apps.get(app.id) ?? after;
    },
    deactivate(actor, app) {
      if (app.status === 'inactive') throw invalidRequest(`${app.name} is inactive already.`);
      record(actor, app, 'Deactivated');
      const after = apps.update(app.id, { status: 'inactive' });
      tell(actor, after, app.lifecycle === 'AUTOMATIC' ? 'v0-beta.lifecycle.deactivated' : 'v2.app.deactivated');
      return after;
    },
  };

  function keyOf(app: App): string | undefined {
    return definitions.version(app.versionId)?.manifest?.publicKey;
  }

  function goTo(actor: Actor, app: App, version: AppVersion, keyBefore: string | undefined): Installed {
    const { name, description } = version.manifest?.info ?? app;
    const after = apps.update(app.id, { versionId: version.id, name, description });
    record(actor, after, 'Upgraded', `${app.versionNumber} to ${version.number}`);
    const fitted = configuration.reconcile(after, keyBefore);
    tellInstalled(actor, after);
    return { app: after, configuration: fitted };
  }

  function putVersion(actor: Actor, definition: AppDefinition, manifestText: string, manifest: Manifest): AppVersion {
    const { id: definitionId } = definition;
    const { version: number } = manifest.info;
    return definitions.putVersion({ definitionId, number, creatorId: actor.principal.id, manifestText, manifest });
  }
}

function rightManifest(
  text: string,
  framework: AppFramework,
): { readonly manifest: Manifest; readonly warnings: readonly ManifestFinding[] } {
  const { manifest, findings } = readManifest(text, { framework });
  if (manifest !== undefined) return { manifest, warnings: findings };
  const errors = findings.filter(({ severity }) => severity === 'error');
  throw invalidRequest(
    `The manifest is wrong: ${errors.map(({ line, message, write }) => `line ${line}: ${message} ${write}`).join(' ')}`,
    { errors },
  );
}
