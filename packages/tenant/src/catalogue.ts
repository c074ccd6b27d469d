import type { Feature, ServedOperation } from './feature.ts';
import type { Mount } from './request.ts';
import type { Migration } from './store/database.ts';

/** A route outside of the API, and whether its requests are logged. */
export interface MountedRoute {
  readonly handle: Mount;
  readonly logged: boolean;
}

/** All that the features of a tenant bring, by what asks for it. */
export interface Catalogue {
  readonly features: readonly Feature[];
  /** By operationId of API v2. */
  readonly served: ReadonlyMap<string, ServedOperation>;
  /** By operationId of API v3. */
  readonly servedV3: ReadonlyMap<string, ServedOperation>;
  /** By the prefix of their path. */
  readonly mounts: ReadonlyMap<string, MountedRoute>;
  readonly migrations: readonly Migration[];
  /** An operation of either version. */
  operation(operationId: string): ServedOperation | undefined;
  /** @throws when a feature serves what another serves already */
  add(features: readonly Feature[]): void;
}

/** Makes a catalogue without features. They are added while a tenant is made, and stay as they are from then on. */
export function createCatalogue(): Catalogue {
  const features: Feature[] = [];
  const served = new Map<string, ServedOperation>();
  const servedV3 = new Map<string, ServedOperation>();
  const mounts = new Map<string, MountedRoute>();
  const migrations: Migration[] = [];
  return {
    features,
    served,
    servedV3,
    mounts,
    migrations,
    operation: (operationId) => served.get(operationId) ?? servedV3.get(operationId),
    add(added) {
      for (const feature of added) {
        const { name, unlogged = false } = feature;
        features.push(feature);
        collect(name, feature.operations, served);
        collect(name, feature.operationsV3, servedV3);
        const routes = Object.entries(feature.mounts ?? {}).map(([prefix, handle]) => [
          prefix,
          { handle, logged: !unlogged },
        ]);
        collect(name, Object.fromEntries(routes) as Record<string, MountedRoute>, mounts);
        migrations.push(...(feature.migrations ?? []));
      }
    },
  };
}

function collect<One>(feature: string, from: Readonly<Record<string, One>> | undefined, into: Map<string, One>): void {
  for (const [name, one] of Object.entries(from ?? {})) {
    if (into.has(name)) throw new Error(`Feature ${feature} serves ${name}, which another feature serves already.`);
    into.set(name, one);
  }
}
