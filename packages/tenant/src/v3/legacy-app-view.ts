import type { App } from '../apps/apps.ts';
import type { AppDefinitions } from '../apps/definitions.ts';
import type { ManifestFeature } from '../apps/manifest/manifest.ts';
import { configOptionView } from './config-option.ts';

/** What the installation of a legacy app shows besides: a legacy app is its own definition. */
export function legacyAppView(app: App, definitions: AppDefinitions): object {
  const manifest = definitions.version(app.versionId)?.manifest;
  return {
    description: app.description,
    versionNumber: app.versionNumber,
    webhookUrl: definitions.get(app.definitionId)?.webhookUrl ?? null,
    publicKey: manifest?.publicKey ?? null,
    configurationSpecs: (manifest?.configuration ?? []).map(configOptionView),
    featureSpecs: (manifest?.features ?? []).map(featureView),
    messageSubscriptions: (manifest?.subscriptions ?? []).map((type) => ({
      __typename: 'AppMessageSubscription',
      type: messageName(type),
      deliveryMethod: 'WEBHOOK',
    })),
  };
}

function featureView({ id, name, type, locations }: ManifestFeature): object {
  const shown = { featureId: id, name };
  if (type === 'CANVAS') return { __typename: 'CanvasFeatureSpec', ...shown, locations };
  return { __typename: type === 'ASSAY_RUN' ? 'AssayRunFeatureSpec' : 'AppHomepageFeatureSpec', ...shown };
}

/** `V2_CANVAS_USER_INTERACTED` for `v2.canvas.userInteracted`. */
function messageName(type: string): string {
  return type.replaceAll(/[A-Z]/gu, '_$&').replaceAll(/[.-]/gu, '_').toUpperCase();
}
