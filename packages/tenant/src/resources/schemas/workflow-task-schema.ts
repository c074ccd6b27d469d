import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import { schemaOf, type Schema } from '../../engine/schema.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { faultsOf } from '../../input/faults-of.ts';
import { anyObject, boolean, listOf, objectSchema, oneOf, text } from '../../input/input-schema.ts';
import { partySummary, teamSummary, type PartySummary, type TeamSummary } from '../party-summary.ts';
import { newFields, type NewField } from './new-field.ts';
import type { SchemaMembers } from './schema-kind.ts';
import { createLifecycle, statusTypes, type LifecycleSettings, type StatusLifecycle } from './status-lifecycle.ts';

/** How tasks of a schema are done. */
export const executionTypes = ['DIRECT', 'ENTRY', 'FLOWCHART'] as const;

/** What a workflow task schema has besides what every schema has. */
export interface WorkflowTaskSchema extends Schema {
  readonly taskGroupPrefix: string;
  readonly executionType: (typeof executionTypes)[number];
  readonly canSetAssigneeOnTaskCreation: boolean;
  readonly defaultCreationFolderId: string | null;
  readonly defaultEntryExecutionFolderId: string | null;
  readonly defaultResponsibleParties: readonly PartySummary[];
  readonly defaultResponsibleTeam: TeamSummary | null;
  readonly entryTemplateId: string | null;
  readonly isPropagateWatchersEnabled: boolean;
  readonly statusLifecycle: StatusLifecycle;
  readonly workflowOutputSchema: Omit<Schema, 'registryId' | 'nameTemplateParts'> | null;
  /** Of schemas whose tasks run by a flowchart; its versions, the newest first. */
  readonly flowchartConfig?: { readonly id: string; readonly flowchartConfigVersionIds: readonly string[] };
}

interface Settings extends Partial<
  Pick<
    WorkflowTaskSchema,
    | 'taskGroupPrefix'
    | 'executionType'
    | 'canSetAssigneeOnTaskCreation'
    | 'defaultCreationFolderId'
    | 'defaultEntryExecutionFolderId'
    | 'entryTemplateId'
    | 'isPropagateWatchersEnabled'
  >
> {
  readonly defaultResponsiblePartyIds?: readonly string[];
  readonly statusLifecycle?: LifecycleSettings;
  /** The fields of its outputs; without them it has no outputs. */
  readonly outputFields?: readonly NewField[];
  readonly outputPrefix?: string;
}

const id = text(1, 64);
const optionalId = { ...id, nullable: true };
const status = objectSchema({ displayName: text(), statusType: oneOf(...statusTypes) }, { id });
const lifecycle = objectSchema(
  { statuses: listOf(status), transitions: listOf(objectSchema({ from: text(), to: text() })) },
  { name: text(), initialStatus: text() },
);
const settingsSchema = objectSchema(
  {},
  {
    taskGroupPrefix: text(1, 32),
    executionType: oneOf(...executionTypes),
    canSetAssigneeOnTaskCreation: boolean,
    defaultCreationFolderId: optionalId,
    defaultEntryExecutionFolderId: optionalId,
    entryTemplateId: optionalId,
    isPropagateWatchersEnabled: boolean,
    defaultResponsiblePartyIds: listOf(id),
    statusLifecycle: lifecycle,
    outputFields: listOf(anyObject),
    outputPrefix: text(1, 32),
  },
);

/** How tasks of a schema move through their statuses, how they are done, and what they put out. */
export const workflowTaskSchemaMembers: SchemaMembers = (engine, given) => {
  const faults = faultsOf(settingsSchema, given, 'settings');
  if (faults.length > 0) throw invalidRequest(`${faults.join('; ')}.`);
  const {
    defaultResponsiblePartyIds = [],
    statusLifecycle,
    outputFields,
    outputPrefix = 'O',
    ...own
  } = given as Settings;
  const { ids } = engine.context;
  const teams = defaultResponsiblePartyIds.flatMap((party) => teamSummary(engine, party) ?? []);
  return {
    taskGroupPrefix: 'WG',
    executionType: 'DIRECT',
    canSetAssigneeOnTaskCreation: true,
    defaultCreationFolderId: null,
    defaultEntryExecutionFolderId: null,
    entryTemplateId: null,
    isPropagateWatchersEnabled: false,
    defaultResponsibleParties: defaultResponsiblePartyIds.map((party) => partySummary(engine, party)),
    defaultResponsibleTeam: teams[0] ?? null,
    statusLifecycle: createLifecycle(ids, statusLifecycle),
    workflowOutputSchema: outputFields ? outputSchema(engine, outputPrefix, outputFields) : null,
    ...own,
  };
};

function outputSchema({ context: { ids } }: Engine, prefix: string, fields: readonly NewField[]): object {
  return {
    id: ids.next('prstsch_'),
    name: 'Output',
    type: 'workflow_output',
    prefix,
    archiveRecord: null,
    fieldDefinitions: newFields(ids, fields),
  };
}

/** Reads a workflow task schema's row. */
export function workflowTaskSchemaOf(row: ItemRow): WorkflowTaskSchema {
  return schemaOf(row) as WorkflowTaskSchema;
}

/** The schema of the outputs of a task schema; without fields when it has no outputs. */
export function outputSchemaOf(row: ItemRow): Schema {
  const { workflowOutputSchema, registryId, name } = workflowTaskSchemaOf(row);
  const none = { id: row.id, name, type: 'workflow_output', prefix: '', fieldDefinitions: [] };
  return { ...(workflowOutputSchema ?? none), registryId, nameTemplateParts: null };
}
