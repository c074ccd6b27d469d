/** The kinds of entities that a schema of entities can be for. */
export const entitySubtypes = [
  'aa_sequence',
  'dna_sequence',
  'custom_entity',
  'mixture',
  'molecule',
  'dna_oligo',
  'rna_oligo',
  'rna_sequence',
] as const;

/** Configuration that chooses a schema. */
export const schemaConfigTypes = [
  'container_schema',
  'plate_schema',
  'location_schema',
  'box_schema',
  'run_schema',
  'result_schema',
  'entry_schema',
  'legacy_request_schema',
] as const;

const things = [
  'box',
  'container',
  'entry',
  'folder',
  'location',
  'plate',
  'project',
  'registry',
  'worklist',
  'workflow_task_status',
] as const;

/** Configuration that chooses one thing of the tenant. */
export const resourceConfigTypes: readonly ((typeof entitySubtypes)[number] | (typeof things)[number])[] = [
  ...entitySubtypes,
  ...things,
];

/** Configuration that is a value of its own. */
export const scalarConfigTypes = [
  'text',
  'float',
  'integer',
  'boolean',
  'date',
  'datetime',
  'json',
  'secure_text',
] as const;

/** What an item of an app's configuration can be, as the API names it. */
export type ConfigItemType =
  | (typeof schemaConfigTypes)[number]
  | (typeof resourceConfigTypes)[number]
  | (typeof scalarConfigTypes)[number]
  | 'entity_schema'
  | 'workflow_task_schema'
  | 'dropdown'
  | 'dropdown_option'
  | 'field'
  | 'array_element';

/** What a field of a schema that an app depends on can be. */
export const fieldTypes: readonly string[] = [
  'dna_sequence_link',
  'aa_sequence_link',
  'custom_entity_link',
  'entity_link',
  'mixture_link',
  'molecule_link',
  'base_molecule_link',
  'dropdown',
  'part_link',
  'aa_part_link',
  'translation_link',
  'blob_link',
  'text',
  'long_text',
  'batch_link',
  'storage_link',
  'entry_link',
  'assay_request_link',
  'assay_result_link',
  'assay_run_link',
  'boolean',
  'float',
  'integer',
  'datetime',
  'date',
  'json',
];
