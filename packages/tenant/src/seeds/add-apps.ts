import type { AppView } from '../control/app-control.ts';
import { given } from '../control/control-base.ts';
import type { Control } from '../control/control.ts';
import type { SeedNames } from './seed-names.ts';
import type { Seed, SeedApp } from './seed.ts';

/** Adds the apps of a seed, so that what follows can name them. Gives their ids. */
export function addApps(control: Control, names: SeedNames, { apps }: Seed): ReadonlyMap<SeedApp, string> {
  const ids = new Map<SeedApp, string>();
  names.each(apps, 'apps', (app) => {
    const { id, name } = addApp(control, app);
    ids.set(app, id);
    names.knowParty(id, name);
    if (app.name !== undefined) names.knowParty(id, app.name);
    for (const capability of app.capabilities ?? [])
      control.setCapability({ holderId: id, capability, isGranted: true });
  });
  return ids;
}

/** Gives the apps of a seed what needs the rest of it to be there: access and configuration. */
export function configureApps(
  control: Control,
  names: SeedNames,
  { apps }: Seed,
  ids: ReadonlyMap<SeedApp, string>,
): void {
  names.each(apps, 'apps', (app, at) => {
    const appId = ids.get(app);
    // What was refused needs nothing more.
    if (appId === undefined) return;
    names.each(app.access, `${at}.access`, ({ on, ...grant }, within) => {
      control.grantAccess({ resourceId: names.thing(on, within), collaboratorId: appId, ...grant });
    });
    names.each(app.configuration, `${at}.configuration`, (item, within) => {
      control.setAppConfiguration({ appId, items: [names.filled(item, within)] });
    });
  });
}

/** Connects the apps of a seed. Once all else is there, so that they are told of nothing that the seed itself does. */
export function connectApps(control: Control, ids: ReadonlyMap<SeedApp, string>): void {
  for (const [{ webhookUrl, webhookUrlRouting }, appId] of ids) {
    if (webhookUrl === undefined) continue;
    const { definitionId } = control.getApp({ appId });
    control.updateAppDefinition({ definitionId, webhookUrl, ...given({ webhookUrlRouting }) });
  }
}

function addApp(control: Control, { id, name = '', description, manifest, framework }: SeedApp): AppView {
  if (manifest === undefined) return control.createApp({ name, ...given({ id, description }) });
  const { app } = control.createAppFromManifest({ manifest, ...given({ id, framework }) });
  // Nothing was said of not installing it.
  return app as AppView;
}
