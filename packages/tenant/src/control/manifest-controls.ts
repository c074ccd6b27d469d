import { stringify } from '../apps/manifest/yaml.ts';
import { forbidden, invalidRequest } from '../api-error.ts';
import type { App } from '../apps/apps.ts';
import type { ConfigItem } from '../apps/configuration/config-items.ts';
import type { AppDefinition, AppVersion } from '../apps/definitions.ts';
import { lintManifest } from '../apps/manifest/read-manifest.ts';
import type { Actor } from '../engine/changes.ts';
import type { AppControl, AppDefinitionView } from './app-control.ts';
import { appView, installedApp } from './app-controls.ts';
import { from, given, unknownId, type ControlBase } from './control-base.ts';

type ManifestControls = Pick<
  AppControl,
  | 'lintManifest'
  | 'createAppFromManifest'
  | 'listAppDefinitions'
  | 'updateAppDefinition'
  | 'installApp'
  | 'upgradeApp'
  | 'exportManifest'
  | 'getConfigurationPlan'
  | 'getAppConfiguration'
  | 'setAppConfiguration'
>;

/** What the developer console does with definitions and manifests, and an admin with configuration. */
export function manifestControls(base: ControlBase): ManifestControls {
  const { apps, appParts } = base;
  const { rights, lifecycle, configuration } = appParts;
  const { definitions } = apps;

  const view = (definition: AppDefinition): AppDefinitionView => ({
    ...definition,
    appId: apps.ofDefinition(definition.id)?.id ?? null,
    versions: definitions.versions(definition.id).map(({ number, creatorId, createdAt }) => ({
      number,
      creatorId,
      createdAt,
    })),
  });
  const existing = (definitionId: string): AppDefinition => {
    const definition = definitions.get(definitionId);
    if (definition === undefined) throw unknownId('app definition', definitionId, 'listAppDefinitions');
    return definition;
  };
  const owned = (definitionId: string, actor: Actor): AppDefinition => {
    const definition = existing(definitionId);
    rights.demandOwner(actor.principal, definition);
    return definition;
  };
  const versionOf = (definition: AppDefinition, number: string | undefined): AppVersion => {
    const versions = definitions.versions(definition.id);
    const version = number === undefined ? versions.at(-1) : versions.find((one) => one.number === number);
    if (version === undefined)
      throw invalidRequest(
        `${definition.name} has no version ${number}; it has ${versions.map((one) => one.number).join(', ')}.`,
      );
    return version;
  };
  const managed = (appId: string, actor: Actor): App => {
    const app = installedApp(base, appId);
    if (!rights.manages(actor.principal, app))
      throw forbidden(appId, `Only an owner of ${app.name} or a tenant admin may configure it.`);
    return app;
  };

  return {
    lintManifest: ({ manifest, framework }) => lintManifest(manifest, given({ framework })),
    createAppFromManifest({ manifest, id, isInstalled = true, framework, webhookUrl, webhookUrlRouting, ...acting }) {
      const actor = from(base.actor(acting));
      rights.demandConsole(actor.principal);
      demandUrl(webhookUrl);
      const made = lifecycle.define(actor, manifest, given({ framework, webhookUrl, webhookUrlRouting }));
      const { definition, version, warnings } = made;
      // A legacy app is its own installation.
      const installed =
        isInstalled || definition.framework === 'legacy' ? lifecycle.install(actor, version, id).app : undefined;
      return { definition: view(definition), app: installed ? appView(base, installed) : null, warnings };
    },
    listAppDefinitions: () => definitions.list().map(view),
    updateAppDefinition({ definitionId, webhookUrl, webhookUrlRouting, isShared, ownerIds, ...acting }) {
      const actor = from(base.actor(acting));
      const before = owned(definitionId, actor);
      demandUrl(webhookUrl ?? undefined);
      for (const ownerId of ownerIds ?? [])
        if (base.users.get(ownerId) === undefined) throw unknownId('user', ownerId, 'listUsers');
      const changes = given({ webhookUrl, webhookUrlRouting, isShared, ownerIds });
      const changed = Object.entries(changes).map(([property, value]) => ({
        action: `Updated ${property}`,
        oldValue: shown(before[property as keyof AppDefinition]),
        newValue: shown(value),
      }));
      const { name } = before;
      base.record(actor.principal, {
        eventDescription: 'App: Updated definition',
        item: name,
        itemId: definitionId,
        itemType: 'App',
        changes: changed,
      });
      return view(definitions.update(definitionId, changes));
    },
    installApp({ definitionId, versionNumber, id, ...acting }) {
      const actor = from(base.actor(acting));
      const version = versionOf(owned(definitionId, actor), versionNumber);
      return appView(base, lifecycle.install(actor, version, id).app);
    },
    upgradeApp({ appId, manifest, versionNumber, ...acting }) {
      const app = installedApp(base, appId);
      const actor = from(base.actor(acting));
      const definition = owned(app.definitionId, actor);
      const added = manifest === undefined ? undefined : lifecycle.addVersion(actor, definition, manifest);
      const upgraded =
        added?.installed ?? lifecycle.upgrade(actor, app, added?.version ?? versionOf(definition, versionNumber));
      return {
        app: appView(base, upgraded.app),
        configuration: upgraded.configuration,
        warnings: added?.warnings ?? [],
      };
    },
    exportManifest({ appId }) {
      const { versionId, versionNumber, name, description } = installedApp(base, appId);
      const kept = definitions.version(versionId)?.manifestText ?? null;
      const info = { name, description, version: versionNumber };
      return { versionNumber, manifest: kept ?? stringify({ manifestVersion: 1, info }) };
    },
    getConfigurationPlan: ({ appId }) => configuration.planOf(installedApp(base, appId)) ?? { slots: [], arrays: [] },
    getAppConfiguration: ({ appId }) => configuration.items.ofApp(installedApp(base, appId).id),
    setAppConfiguration({ appId, items = [], removedRows = [], ...acting }) {
      const actor = from(base.actor(acting));
      const app = managed(appId, actor);
      for (const path of removedRows) configuration.removeRow(actor, app, path);
      // What something is part of comes first: a field is looked for in the schema that was just chosen.
      for (const { path, value } of items.map(asInput).toSorted((a, b) => a.path.length - b.path.length))
        configuration.set(actor, app, path, value);
      configuration.saved(actor, app);
      return configuration.items.ofApp(appId);
    },
  };
}

function asInput(item: unknown, index: number): { readonly path: readonly string[]; readonly value: unknown } {
  const { path, value } = item as Partial<Pick<ConfigItem, 'path' | 'value'>>;
  if (!Array.isArray(path) || path.length === 0 || value === undefined)
    throw invalidRequest(`items[${index}] takes a path, which is a list of names, and a value, which may be null.`);
  return { path, value };
}

/** Other than Benchling, the tenant takes http too: apps are developed on one's own machine. */
function demandUrl(url: string | undefined): void {
  if (url === undefined) return;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/u.test(parsed.protocol) || parsed.search !== '' || parsed.hash !== '')
    throw invalidRequest(`webhookUrl must be an http or https URL without a query, not "${url}".`);
}

function shown(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}
