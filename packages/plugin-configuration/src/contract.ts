import { token, type Token } from '@ligase/core';
import type { ConfigurationSchema } from './schema/configuration-schema.ts';
import type { Link, Linked, ValuesOf } from './schema/configuration-values.ts';

export type {
  ArraySpec,
  ConfigurationSchema,
  ItemSpec,
  LinkSpec,
  PartSpec,
  PartSpecs,
  ScalarSpec,
  ValueSpec,
} from './schema/configuration-schema.ts';
export type { Inaccessible, Link, Linked, Row, ValuesOf } from './schema/configuration-values.ts';

/** What somebody has configured the app with in Benchling, read when it is needed. */
export interface Configuration<Schema extends ConfigurationSchema> {
  /**
   * All values, of one moment, and each of them as it must be.
   *
   * @throws {ConfigurationError} `CONFIG_INCOMPLETE`, which lists every item that is missing, out of the app's sight, of another
   * type or not to be decrypted, and what to do in Benchling.
   */
  requireAll(): Promise<ValuesOf<Schema['items'], Linked>>;
  /**
   * One value, whatever is wrong with the others. A link to what the app may not see says so, and is no error.
   *
   * @throws {ConfigurationError} when this item is required and missing, of another type, or not to be decrypted.
   */
  get<Item extends keyof Schema['items'] & string>(item: Item): Promise<ValuesOf<Schema['items'], Link>[Item]>;
  /**
   * Looks at a webhook, and invalidates when that says that this app was configured, installed or upgraded. Gives whether it
   * did.
   */
  heed(webhook: unknown): boolean;
  /** Lets the next read ask Benchling. */
  invalidate(): void;
}

/** Names the configuration of an app to whoever requires it. */
export type ConfigurationToken<Schema extends ConfigurationSchema> = Token<Configuration<Schema>, 'configuration'>;

/** Makes the token of an app's configuration. An app has one configuration, so every schema's has the same name. */
export function configurationToken<Schema extends ConfigurationSchema>(): ConfigurationToken<Schema> {
  return token<Configuration<Schema>>()('configuration');
}
