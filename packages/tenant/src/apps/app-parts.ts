import type { Access } from '../access/access.ts';
import type { Audit } from '../audit/audit.ts';
import type { Feature } from '../feature.ts';
import type { TenantBase, TenantContext } from '../tenant-context.ts';
import { createAppEdits, type AppEdits } from './app-edits.ts';
import { createAppRights, type AppRights } from './app-rights.ts';
import type { Apps } from './apps.ts';
import { appsFeature } from './apps-feature.ts';
import { createCapabilities, type Capabilities } from './capabilities.ts';
import { configFeature } from './config-feature.ts';
import { createConfiguration, type Configuration } from './configuration/configuration.ts';
import { createAppLifecycle, type AppLifecycle } from './lifecycle.ts';
import { manifestFeature } from './manifest-feature.ts';

/** What can be done with apps, and who may do it. */
export interface AppParts {
  readonly capabilities: Capabilities;
  readonly rights: AppRights;
  readonly edits: AppEdits;
  readonly configuration: Configuration;
  readonly lifecycle: AppLifecycle;
}

/** Makes what works on the rows of apps. */
export function createAppParts(
  parts: TenantBase & { readonly apps: Apps; readonly access: Access; readonly audit: Audit },
): AppParts {
  const { apps, audit } = parts;
  const capabilities = createCapabilities(parts.db);
  const rights = createAppRights(apps.definitions, capabilities);
  const configuration = createConfiguration(parts);
  return {
    capabilities,
    rights,
    edits: createAppEdits({ apps, audit, rights }),
    configuration,
    lifecycle: createAppLifecycle({ apps, configuration, audit }),
  };
}

/** Apps and their configuration in API v2. */
export function appFeatures(context: TenantContext, apps: Apps, parts: AppParts): readonly Feature[] {
  const all = { apps, ...parts };
  return [appsFeature(context, all), configFeature(context, all), manifestFeature(context, all)];
}
