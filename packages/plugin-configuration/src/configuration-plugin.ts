import { benchling, clock, CompositionError, definePlugin, type Plugin } from '@ligase/core';
import { configurationToken, type Configuration } from './contract.ts';
import { createConfiguration } from './create-configuration.ts';
import type { ConfigurationSchema } from './schema/configuration-schema.ts';
import { secretIn } from './schema/secret-in.ts';
import type { KeyService } from './secure-text/key-service.ts';

/** How an app knows its configuration. */
export interface ConfigurationOptions<Schema extends ConfigurationSchema> {
  /** From the file that `ligase generate config` writes. */
  readonly schema: Schema;
  /** The app's `app_…` id in this tenant. */
  readonly appId: string;
  /** Who decrypts `secure_text`. Needed when the schema has one. */
  readonly secureText?: KeyService;
  /** How long values are used without asking Benchling, should a webhook be lost. Default: 300,000. */
  readonly maxAgeMs?: number;
  /** For how long too old values are used when Benchling cannot be reached, until that is tried again. Default: 30,000. */
  readonly retryAfterMs?: number;
  /**
   * The member of a path between a workflow task schema and the fields of its output. Benchling does not document it.
   * Default: `output`.
   */
  readonly outputSegment?: string;
}

/** Of an app that has nothing to decrypt. */
const noKey: KeyService = { name: 'no key', unwrapKey: () => Promise.resolve(undefined) };

/** Gives an app its configuration, typed by its manifest. */
export function configurationPlugin<const Schema extends ConfigurationSchema>({
  schema,
  appId,
  secureText,
  maxAgeMs = 300_000,
  retryAfterMs = 30_000,
  outputSegment = 'output',
}: ConfigurationOptions<Schema>): Plugin<
  'configuration',
  { readonly benchling: typeof benchling; readonly clock: typeof clock },
  Configuration<Schema>,
  'configuration'
> {
  return definePlugin({
    name: 'configuration',
    requires: { benchling, clock },
    provides: configurationToken<Schema>(),
    setup({ deps, log, signal }): Configuration<Schema> {
      const secret = secretIn(schema);
      if (secret !== undefined && secureText === undefined)
        throw new CompositionError(
          'APP_INVALID',
          `${schema.app} has a secure_text, ${JSON.stringify(secret)}: give configurationPlugin({ secureText: localKey(…) }), or another key service`,
        );
      const settings = { appId, keys: secureText ?? noKey, maxAgeMs, retryAfterMs, outputSegment };
      return createConfiguration({ ...settings, schema, benchling: deps.benchling, clock: deps.clock, log, signal });
    },
  });
}
