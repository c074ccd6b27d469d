import { invalidRequest } from '../../api-error.ts';
import { entityTypes } from '../../entities/entity-types.ts';
import type { Engine } from '../../engine/engine.ts';
import { schemaFamily, type SchemaKind, type SchemaMembers } from './schema-kind.ts';
import type { SchemaType } from './schema-type.ts';
import { workflowTaskSchemaMembers } from './workflow-task-schema.ts';

/** Schemas of entities of every kind. */
export const entitySchema: SchemaKind = {
  family: schemaFamily({
    type: 'entity_schema',
    label: 'Entity Schema',
    prefix: 'ts_',
    path: '/entity-schemas',
    listKey: 'entitySchemas',
  }),
  types: entityTypes,
  needsPrefix: true,
  members: (_engine, settings) => ({
    containableType: 'ENTITY',
    constraint: null,
    containerNameTemplateParts: null,
    ...settings,
  }),
};

/** Schemas of notebook entries. */
export const entrySchema: SchemaKind = {
  family: schemaFamily({
    type: 'entry_schema',
    label: 'Entry Schema',
    prefix: 'ts_',
    path: '/entry-schemas',
    listKey: 'entrySchemas',
  }),
  types: ['entry'],
  needsPrefix: false,
  members: () => ({}),
};

/** Schemas of batches, each of one entity schema. */
export const batchSchema: SchemaKind = {
  family: schemaFamily({
    type: 'batch_schema',
    label: 'Batch Schema',
    prefix: 'batsch_',
    path: '/batch-schemas',
    listKey: 'batchSchemas',
  }),
  types: ['batch'],
  needsPrefix: true,
  members: (engine, { entitySchemaId }) => {
    demandSchema(engine, entitySchemaId, 'entity_schema', 'entitySchemaId');
    return { entitySchemaId };
  },
};

/** Schemas of containers. */
export const containerSchema: SchemaKind = {
  family: schemaFamily({
    type: 'container_schema',
    label: 'Container Schema',
    prefix: 'consch_',
    path: '/container-schemas',
    listKey: 'containerSchemas',
  }),
  types: ['container'],
  needsPrefix: true,
  members: () => ({}),
};

/** Schemas of boxes: how many rows and columns of containers they have. */
export const boxSchema: SchemaKind = {
  family: schemaFamily({
    type: 'box_schema',
    label: 'Box Schema',
    prefix: 'boxsch_',
    path: '/box-schemas',
    listKey: 'boxSchemas',
  }),
  types: ['box'],
  needsPrefix: true,
  members: (engine, { height = 9, width = 9, containerSchemaId }) => ({
    height,
    width,
    containerSchema: linkedSchema(engine, containerSchemaId),
  }),
};

/** Schemas of plates: matrices of wells that can be pulled out, or of wells that cannot. */
export const plateSchema: SchemaKind = {
  family: schemaFamily({
    type: 'plate_schema',
    label: 'Plate Schema',
    prefix: 'pltsch_',
    path: '/plate-schemas',
    listKey: 'plateSchemas',
  }),
  types: ['plate'],
  needsPrefix: true,
  members: (engine, { height = 8, width = 12, plateType = 'well', containerSchemaId }) => ({
    height,
    width,
    plateType,
    containerSchema: linkedSchema(engine, containerSchemaId),
  }),
};

/** Schemas of locations. */
export const locationSchema: SchemaKind = {
  family: schemaFamily({
    type: 'location_schema',
    label: 'Location Schema',
    prefix: 'locsch_',
    path: '/location-schemas',
    listKey: 'locationSchemas',
  }),
  types: ['location'],
  needsPrefix: true,
  members: () => ({}),
};

const ofAssay: SchemaMembers = (_engine, { systemName = '', ...settings }, schemaId) => ({
  derivedFrom: null,
  systemName: systemName === '' ? schemaId : systemName,
  ...settings,
});

/** Schemas of assay results. */
export const resultSchema: SchemaKind = {
  family: schemaFamily({
    type: 'assay_result_schema',
    label: 'Result Schema',
    prefix: 'assaysch_',
    path: '/assay-result-schemas',
    listKey: 'assayResultSchemas',
  }),
  types: ['assay_result'],
  needsPrefix: false,
  members: ofAssay,
};

/** Schemas of assay runs, and the files that go into and come out of their automation. */
export const runSchema: SchemaKind = {
  family: schemaFamily({
    type: 'assay_run_schema',
    label: 'Run Schema',
    prefix: 'assaysch_',
    path: '/assay-run-schemas',
    listKey: 'assayRunSchemas',
  }),
  types: ['assay_run'],
  needsPrefix: false,
  members: (engine, settings, schemaId) => ({
    automationInputFileConfigs: [],
    automationOutputFileConfigs: [],
    ...ofAssay(engine, settings, schemaId),
  }),
};

/** Schemas of legacy requests. */
export const requestSchema: SchemaKind = {
  family: schemaFamily({
    type: 'request_schema',
    label: 'Request Schema',
    prefix: 'assaysch_',
    path: '/request-schemas',
    listKey: 'requestSchemas',
  }),
  types: ['request'],
  needsPrefix: false,
  members: ofAssay,
};

/** Schemas of the tasks of legacy requests. */
export const requestTaskSchema: SchemaKind = {
  family: schemaFamily({
    type: 'request_task_schema',
    label: 'Request Task Schema',
    prefix: 'assaysch_',
    path: '/request-task-schemas',
    listKey: 'requestTaskSchemas',
  }),
  types: ['request_task'],
  needsPrefix: false,
  members: ofAssay,
};

/** Schemas of workflow tasks and of their outputs. */
export const workflowTaskSchema: SchemaKind = {
  family: schemaFamily({
    type: 'workflow_task_schema',
    label: 'Workflow Task Schema',
    prefix: 'prstsch_',
    path: '/workflow-task-schemas',
    listKey: 'workflowTaskSchemas',
  }),
  types: ['workflow_task'],
  needsPrefix: true,
  members: workflowTaskSchemaMembers,
};

/** Every kind of schema. */
const schemaKinds: readonly SchemaKind[] = [
  entitySchema,
  entrySchema,
  batchSchema,
  containerSchema,
  boxSchema,
  plateSchema,
  locationSchema,
  resultSchema,
  runSchema,
  requestSchema,
  requestTaskSchema,
  workflowTaskSchema,
];

/** The kind of schema that describes items of a type. */
export function schemaKindOf(type: SchemaType): SchemaKind {
  const kind = schemaKinds.find(({ types }) => types.includes(type));
  if (!kind) throw new Error(`No kind of schema describes ${type}.`);
  return kind;
}

function demandSchema(engine: Engine, id: unknown, kind: string, member: string): { id: string; name: string } {
  const row = typeof id === 'string' ? engine.items.get(id) : undefined;
  if (row?.type !== kind) throw invalidRequest(`Invalid ${member}: ${String(id)}. There is no such ${kind}.`);
  return { id: row.id, name: row.name };
}

function linkedSchema(engine: Engine, id: unknown): { id: string; name: string } | null {
  return id === undefined || id === null ? null : demandSchema(engine, id, 'container_schema', 'containerSchemaId');
}
