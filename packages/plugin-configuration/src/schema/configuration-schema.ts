/** What every part of a schema says. */
interface Named {
  /** As the manifest has it: the last member of the item's path in Benchling. */
  readonly name: string;
  /** Present when the app cannot do without a value. */
  readonly required?: true;
}

/** An item that is a value of its own. */
export interface ScalarSpec extends Named {
  readonly type: 'text' | 'integer' | 'float' | 'boolean' | 'date' | 'datetime' | 'json' | 'secure_text';
  /** The only values that it can have. */
  readonly enum?: readonly (string | number)[];
}

/** A field of a schema, or an option of a dropdown. */
export type PartSpec = Named;

/** Parts by the names that code knows them by. */
export type PartSpecs = Readonly<Record<string, PartSpec>>;

/** An item that names something of the tenant: a schema, a dropdown, a folder, an entity. */
export interface LinkSpec extends Named {
  readonly type:
    | 'entity_schema'
    | 'container_schema'
    | 'plate_schema'
    | 'location_schema'
    | 'box_schema'
    | 'run_schema'
    | 'result_schema'
    | 'entry_schema'
    | 'legacy_request_schema'
    | 'workflow_task_schema'
    | 'dropdown'
    | 'aa_sequence'
    | 'box'
    | 'container'
    | 'custom_entity'
    | 'dna_oligo'
    | 'dna_sequence'
    | 'entry'
    | 'folder'
    | 'location'
    | 'mixture'
    | 'molecule'
    | 'plate'
    | 'project'
    | 'registry'
    | 'rna_oligo'
    | 'rna_sequence'
    | 'worklist'
    | 'workflow_task_status';
  /** Of a schema. */
  readonly fields?: PartSpecs;
  /** Of a `workflow_task_schema`: the fields of its output. */
  readonly outputFields?: PartSpecs;
  /** Of a `dropdown`. */
  readonly options?: PartSpecs;
}

/** An item that has one value. */
export type ValueSpec = ScalarSpec | LinkSpec;

/** A list of rows, each with the same items. */
export interface ArraySpec {
  readonly name: string;
  readonly type: 'array';
  /** Default 0. */
  readonly minElements?: number;
  readonly items: Readonly<Record<string, ValueSpec>>;
}

/** One item of configuration that an app asks for. */
export type ItemSpec = ValueSpec | ArraySpec;

/** All configuration that an app asks for. `ligase generate config` writes it from the manifest. */
export interface ConfigurationSchema {
  /** What the app is called in Benchling. */
  readonly app: string;
  /** By the names that code knows them by. */
  readonly items: Readonly<Record<string, ItemSpec>>;
}
