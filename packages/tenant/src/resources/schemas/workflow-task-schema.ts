import type { Engine } from '../../engine/engine.ts';
import { newFields, type NewField } from './new-field.ts';
import type { SchemaMembers } from './schema-kind.ts';

type StatusType = 'PENDING' | 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'CANCELLED' | 'INVALID';

interface Settings {
  /** Default `WG`. */
  readonly taskGroupPrefix?: string;
  /** Default `DIRECT`. */
  readonly executionType?: string;
  /** The fields of its outputs; without them it has no outputs. */
  readonly outputFields?: readonly NewField[];
  readonly outputPrefix?: string;
  readonly entryTemplateId?: string | null;
  readonly defaultCreationFolderId?: string | null;
  readonly [member: string]: unknown;
}

const STATUSES: readonly (readonly [StatusType, string])[] = [
  ['PENDING', 'Pending'],
  ['IN_PROGRESS', 'In Progress'],
  ['COMPLETED', 'Completed'],
  ['FAILED', 'Failed'],
  ['CANCELLED', 'Cancelled'],
];

const TRANSITIONS: readonly (readonly [StatusType, StatusType])[] = [
  ['PENDING', 'IN_PROGRESS'],
  ['PENDING', 'CANCELLED'],
  ['IN_PROGRESS', 'COMPLETED'],
  ['IN_PROGRESS', 'FAILED'],
  ['IN_PROGRESS', 'CANCELLED'],
];

/** How tasks of a schema move through their statuses, how they are done, and what they put out. */
export const workflowTaskSchemaMembers: SchemaMembers = (engine, settings) => {
  const { outputFields, outputPrefix = 'WO', ...own } = settings as Settings;
  return {
    taskGroupPrefix: 'WG',
    executionType: 'DIRECT',
    canSetAssigneeOnTaskCreation: true,
    defaultCreationFolderId: null,
    defaultEntryExecutionFolderId: null,
    defaultResponsibleParties: [],
    defaultResponsibleTeam: null,
    entryTemplateId: null,
    isPropagateWatchersEnabled: false,
    statusLifecycle: lifecycle(engine),
    workflowOutputSchema: outputFields ? outputSchema(engine, outputPrefix, outputFields) : null,
    ...own,
  };
};

function lifecycle({ context: { ids } }: Engine): object {
  const statuses = new Map(
    STATUSES.map(([statusType, displayName]) => [statusType, { id: ids.next('wfts_'), displayName, statusType }]),
  );
  return {
    id: ids.next('prstswf_'),
    name: 'Direct Completion',
    initialStatus: statuses.get('PENDING'),
    statuses: [...statuses.values()],
    transitions: TRANSITIONS.map(([from, to]) => ({ from: statuses.get(from), to: statuses.get(to) })),
  };
}

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
