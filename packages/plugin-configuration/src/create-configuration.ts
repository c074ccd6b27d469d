import { InputError, type Benchling, type Clock, type Logger, type Secret } from '@ligase/core';
import { incomplete } from './configuration-fault.ts';
import type { Configuration } from './contract.ts';
import { listConfigItems } from './reading/config-items.ts';
import { isOfConfiguration } from './reading/is-of-configuration.ts';
import { readItem, readItems } from './reading/read-item.ts';
import type { ReadingSource } from './reading/reading.ts';
import { createSnapshotCache } from './reading/snapshot-cache.ts';
import type { ConfigurationSchema } from './schema/configuration-schema.ts';
import { decryptSecureText } from './secure-text/decrypt-secure-text.ts';
import type { KeyService } from './secure-text/key-service.ts';

/** What the configuration is read with. */
export interface ConfigurationParts<Schema extends ConfigurationSchema> {
  readonly schema: Schema;
  readonly appId: string;
  readonly keys: KeyService;
  readonly maxAgeMs: number;
  readonly retryAfterMs: number;
  readonly outputSegment: string;
  readonly benchling: Benchling;
  readonly clock: Clock;
  readonly log: Logger;
  readonly signal: AbortSignal;
}

/** Makes the configuration of one app. */
export function createConfiguration<Schema extends ConfigurationSchema>(
  parts: ConfigurationParts<Schema>,
): Configuration<Schema> {
  const { schema, appId, keys, outputSegment, benchling, signal } = parts;
  const cache = createSnapshotCache<ReadingSource>({
    ...parts,
    read: async () => ({
      items: await listConfigItems(benchling, appId, signal),
      decrypt: decryptOnce(keys),
      outputSegment,
    }),
  });
  const service = {
    async requireAll() {
      const { value, faults } = await readItems(await cache.get(), schema.items);
      if (faults.length === 0) return value;
      // Whoever mends it tries again at once, and access that is given is told by no webhook.
      cache.invalidate();
      throw incomplete(schema.app, faults);
    },
    async get(item: string) {
      const spec = Object.hasOwn(schema.items, item) ? schema.items[item] : undefined;
      if (spec === undefined)
        throw new InputError('INPUT_INVALID', `${schema.app} has no configuration ${JSON.stringify(item)}`);
      const { value, faults } = await readItem(await cache.get(), spec);
      const wrong = faults.filter(({ problem }) => problem !== 'inaccessible');
      if (wrong.length === 0) return value;
      cache.invalidate();
      throw wrong[0]?.cause ?? incomplete(schema.app, wrong);
    },
    heed(webhook: unknown) {
      const isOurs = isOfConfiguration(webhook, appId);
      if (isOurs) cache.invalidate();
      return isOurs;
    },
    invalidate: () => cache.invalidate(),
  };
  // What is read is held to the schema at run time; the types say the same of the schema.
  return service as Configuration<Schema>;
}

/** Decrypts each item once. What failed is tried again: the key service may have been away. */
function decryptOnce(keys: KeyService): ReadingSource['decrypt'] {
  const decrypted = new Map<string, Promise<Secret>>();
  return (sealed, path) => {
    const place = JSON.stringify(path);
    const known = decrypted.get(place);
    if (known !== undefined) return known;
    const fresh = decryptSecureText(keys, sealed, path);
    decrypted.set(place, fresh);
    fresh.catch(() => decrypted.delete(place));
    return fresh;
  };
}
