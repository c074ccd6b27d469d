import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { mayRead } from '../../engine/rights.ts';
import type { Principal } from '../../identity/principal.ts';
import type { App, Apps } from '../apps.ts';
import type { ManifestFeature } from '../manifest/manifest.ts';

/** Where the canvases of a feature can stand: types of items, or the home page of the app. */
type Place = 'entry' | 'entry_template' | 'assay_run' | 'home';

const locations: Readonly<Record<ManifestFeature['locations'][number], Place>> = {
  ENTRY: 'entry',
  ENTRY_TEMPLATE: 'entry_template',
  APP_HOME: 'home',
};

/** The feature of an app's installed version. @throws {TenantApiError} 400 when its manifest has none with this id. */
export function featureOf(apps: Apps, app: App, featureId: string): ManifestFeature {
  const features = apps.definitions.version(app.versionId)?.manifest?.features ?? [];
  const feature = features.find(({ id }) => id === featureId);
  if (feature !== undefined) return feature;
  const known = features.map(({ id }) => id).join(', ') || 'none';
  throw invalidRequest(
    `Invalid featureId: ${featureId}. The manifest of ${app.name} has version ${app.versionNumber} with the features: ${known}.`,
  );
}

function placesOf({ type, locations: named }: ManifestFeature): readonly Place[] {
  if (type === 'ASSAY_RUN') return ['assay_run'];
  if (type === 'APP_HOMEPAGE') return ['home'];
  return named.length === 0 ? ['entry', 'entry_template'] : named.map((location) => locations[location]);
}

/** Whether a principal sees what a canvas stands in. The home page of an app is the app, which everyone sees. */
export function seesPlace(engine: Engine, principal: Principal, appId: string, resourceId: string): boolean {
  if (resourceId === appId) return true;
  const row = engine.items.get(resourceId);
  return row !== undefined && mayRead(engine, principal, row);
}

/** Finds out what a resource is to a feature. @throws {TenantApiError} 400 when the feature has no place there. */
export function placeOf(
  engine: Engine,
  principal: Principal,
  app: App,
  feature: ManifestFeature,
  resourceId: string,
): Place {
  const places = placesOf(feature);
  const type = resourceId === app.id ? 'home' : engine.items.get(resourceId)?.type;
  const place = places.find((one) => one === type);
  if (place !== undefined && seesPlace(engine, principal, app.id, resourceId)) return place;
  throw invalidRequest(
    `Invalid resourceId: ${resourceId}. The feature ${feature.id} takes the id of ${places.map(described).join(' or ')}, which must exist and be visible to you.`,
    { invalidId: resourceId },
  );
}

function described(place: Place): string {
  return { entry: 'an entry', entry_template: 'an entry template', assay_run: 'a run', home: 'the app itself' }[place];
}
