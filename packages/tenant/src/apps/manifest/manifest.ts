import type { ConfigItemType } from './config-type.ts';

/** Today's apps have a definition that any tenant can install; a legacy app lives in one tenant only. */
export type AppFramework = 'shareable' | 'legacy';

/** How a legacy app gets going: at once with a secret made by hand, or when it is activated, by a webhook. */
export type Lifecycle = 'MANUAL' | 'AUTOMATIC';

/** Something an app shows in Benchling. */
export interface ManifestFeature {
  readonly id: string;
  readonly name: string;
  readonly type: 'CANVAS' | 'ASSAY_RUN' | 'APP_HOMEPAGE';
  readonly locations: readonly ('ENTRY' | 'ENTRY_TEMPLATE' | 'APP_HOME')[];
}

/** A field that a schema must have. What is left out is not asked of it. */
export interface FieldDependency {
  readonly name: string;
  readonly description?: string | null;
  readonly requiredConfig?: boolean;
  readonly type?: string | null;
  readonly isMulti?: boolean | null;
  readonly isRequired?: boolean | null;
}

/** One item of configuration that an app asks for. */
export interface ConfigDefinition {
  readonly name: string;
  readonly type: ConfigItemType | 'array';
  readonly description?: string | null;
  readonly requiredConfig?: boolean;
  /** Of `entity_schema`. */
  readonly subtype?: string;
  /** Of schemas. */
  readonly fieldDefinitions?: readonly FieldDependency[];
  /** Of `workflow_task_schema`. */
  readonly output?: { readonly fieldDefinitions?: readonly FieldDependency[] };
  /** Of `dropdown`. */
  readonly options?: readonly Pick<ConfigDefinition, 'name' | 'description' | 'requiredConfig'>[];
  /** Of `text`, `integer` and `float`. */
  readonly enum?: readonly (string | number)[];
  /** Of `array`. */
  readonly elementDefinition?: readonly ConfigDefinition[];
  readonly minElements?: number;
  readonly maxElements?: number;
  readonly defaultElementName?: string;
}

/** What an app is, whatever tenant it is installed in. */
export interface Manifest {
  readonly manifestVersion: 1;
  readonly info: { readonly name: string; readonly description: string; readonly version: string };
  readonly features: readonly ManifestFeature[];
  /** The types of messages it wants. */
  readonly subscriptions: readonly string[];
  readonly configuration: readonly ConfigDefinition[];
  /** A PEM text: what `secure_text` is encrypted to. */
  readonly publicKey?: string;
  /** Only of legacy apps. */
  readonly settings: { readonly lifecycleManagement?: Lifecycle; readonly webhookUrl?: string };
}

/** Something that is wrong with a manifest, where, and what to write instead. */
export interface ManifestFinding {
  /** Benchling would refuse an error; a warning says what it would take, but hardly as it was meant. */
  readonly severity: 'error' | 'warning';
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Such as `configuration[0].type`; empty for the whole. */
  readonly path: string;
  readonly message: string;
  readonly write: string;
}
