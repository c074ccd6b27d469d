import type { TaskStatus } from '../../src/resources/schemas/status-lifecycle.ts';
import type { SchemaSettings } from '../../src/resources/schemas/schema-type.ts';
import { startLab, type Answer, type Lab } from './start-tenant.ts';

/** A lab that has a schema of workflow tasks: a required sample, an amount, and an output with a result. */
export interface WorkflowLab extends Lab {
  readonly schemaId: string;
  /** The id of a status by its name. */
  readonly statusId: (displayName: string) => Promise<string>;
  /** A schema of tasks with these settings. */
  readonly schema: (name: string, settings?: SchemaSettings) => string;
  readonly group: (body?: object) => Promise<Answer['body']>;
  readonly task: (groupId: string, body?: object) => Promise<Answer['body']>;
}

/** Starts a lab with a schema of workflow tasks. */
export function startWorkflowLab(): WorkflowLab {
  const lab = startLab();
  const schema: WorkflowLab['schema'] = (name, settings = {}) =>
    lab.tenant.resources.schemas.create(lab.actor, {
      name,
      registryId: lab.registryId,
      type: 'workflow_task',
      prefix: 'T',
      fieldDefinitions: [
        { name: 'Sample', type: 'text', isRequired: true },
        { name: 'Amount', type: 'float' },
        { name: 'Entity', type: 'entity_link' },
      ],
      settings: { taskGroupPrefix: 'PREP', outputPrefix: 'O', ...settings },
    }).id;
  const schemaId = schema('Prep', { outputFields: [{ name: 'Yield', type: 'float', isRequired: true }] });
  const statusId: WorkflowLab['statusId'] = async (displayName) => {
    const { body } = await lab.member('GET', `/workflow-task-schemas/${schemaId}`);
    const statuses: readonly TaskStatus[] = body.statusLifecycle.statuses;
    return statuses.find((status) => status.displayName === displayName)?.id ?? '';
  };
  return {
    ...lab,
    schemaId,
    schema,
    statusId,
    group: async (body = {}) =>
      (await lab.member('POST', '/workflow-task-groups', { schemaId, folderId: lab.folderId, ...body })).body,
    task: async (workflowTaskGroupId, body = {}) =>
      (
        await lab.member('POST', '/workflow-tasks', {
          workflowTaskGroupId,
          fields: { Sample: { value: 'S1' } },
          ...body,
        })
      ).body,
  };
}
