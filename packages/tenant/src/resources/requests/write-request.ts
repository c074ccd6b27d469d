import { invalidRequest } from '../../api-error.ts';
import { demandParties } from '../../entities/place-entity.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { missingFields, writeFields, type FieldInput, type WrittenFields } from '../../engine/fields/write-fields.ts';
import { LINKED_TYPES } from '../../engine/fields/field-types.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { demand, itemOfBody, visible } from '../../engine/rights.ts';
import { requireSchema, type Schema } from '../../engine/schema.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { demandDate } from '../demand-date.ts';
import { teamSummary } from '../party-summary.ts';
import {
  requestBody,
  requestFacets,
  type Assignee,
  type RequestBody,
  type RequestSample,
  type RequestStatus,
  type SampleGroup,
} from './request-family.ts';
import { recordFulfillment } from './record-fulfillment.ts';

/** What a body may say of a request. The contract has checked the shapes. */
export interface RequestInput {
  readonly schemaId?: string;
  readonly projectId?: string;
  readonly fields?: FieldInput;
  readonly assignees?: readonly Assignee[];
  readonly requestorId?: string | null;
  readonly scheduledOn?: string;
  readonly sampleGroups?: readonly Omit<SampleGroup, 'id'>[];
  readonly requestStatus?: RequestStatus;
}

const kind = { type: 'request', label: 'Request', prefix: 'req_' };

/** Creates a request in a project. @throws {TenantApiError} 400, 403 */
export function createRequest(engine: Engine, actor: Actor, sent: RequestInput): ItemRow {
  const { principal } = actor;
  const schema = requireSchema(engine, sent.schemaId ?? '', 'request');
  const project = itemOfBody(engine, principal, 'project', sent.projectId ?? '', 'projectId');
  demand(engine, principal, 'append', project);
  const fields = complete(schema, writeFields(engine, principal, schema, sent.fields ?? {}, {}));
  const body: RequestBody = {
    displayId: `REQ${engine.items.count('requests')}`,
    fields: fields.values,
    requestStatus: sent.scheduledOn === undefined ? 'REQUESTED' : 'SCHEDULED',
    tasks: [],
    sampleGroupStatuses: {},
    ...checked(engine, actor, sent, {
      requestorId: principal.id,
      assignees: [],
      scheduledOn: null,
      sampleGroups: [],
    }),
  };
  return createItem(engine, actor, kind, {
    name: body.displayId,
    projectId: project.id,
    schemaId: schema.id,
    body,
    facets: [...fields.facets, ...requestFacets(body)],
  });
}

/** Changes what was sent of a request; a status that work leads to leaves a fulfillment. @throws {TenantApiError} 400, 403 */
export function updateRequest(engine: Engine, actor: Actor, row: ItemRow, sent: RequestInput): ItemRow {
  const { principal } = actor;
  demand(engine, principal, 'write', row);
  const before = requestBody(row);
  const schema = requireSchema(engine, row.schema_id ?? '', 'request');
  const fields = complete(schema, writeFields(engine, principal, schema, sent.fields ?? {}, before.fields));
  const moved = sent.projectId !== undefined && sent.projectId !== row.project_id;
  if (moved) demand(engine, principal, 'append', itemOfBody(engine, principal, 'project', sent.projectId, 'projectId'));
  const { requestStatus = before.requestStatus } = sent;
  const body: RequestBody = {
    ...before,
    fields: fields.values,
    requestStatus,
    ...checked(engine, actor, sent, before),
  };
  const changed = rewriteRequest(
    engine,
    actor,
    { ...row, ...(moved ? { project_id: sent.projectId } : {}) },
    row,
    body,
    fields,
  );
  if (requestStatus !== before.requestStatus && (requestStatus === 'IN_PROGRESS' || requestStatus === 'COMPLETED'))
    recordFulfillment(engine, actor, changed, { requestId: row.id, sampleGroup: null, status: requestStatus });
  return changed;
}

/** Writes a request's new state and records what has changed. */
export function rewriteRequest(
  engine: Engine,
  actor: Actor,
  after: ItemRow,
  row: ItemRow,
  body: RequestBody,
  fields: WrittenFields,
): ItemRow {
  const before = requestBody(row);
  const members = ['requestorId', 'assignees', 'scheduledOn', 'sampleGroups', 'sampleGroupStatuses', 'tasks'] as const;
  return updateItem(
    engine,
    actor,
    kind,
    row,
    { ...after, body: JSON.stringify(body) },
    {
      properties: [
        { property: 'status', from: before.requestStatus, to: body.requestStatus },
        { property: 'projectId', from: row.project_id, to: after.project_id },
        ...members.map((member) => ({ property: member, from: before[member], to: body[member] })),
        ...fields.changes,
      ],
      index: { facets: [...fields.facets, ...requestFacets(body)], names: [] },
    },
  );
}

/** The fields of a request as they are. */
export function unchangedFields(engine: Engine, { principal }: Actor, row: ItemRow): WrittenFields {
  const schema = requireSchema(engine, row.schema_id ?? '', 'request');
  return writeFields(engine, principal, schema, {}, requestBody(row).fields);
}

/** @throws {TenantApiError} 400 that names the required fields without a value. */
export function complete(schema: Schema, fields: WrittenFields): WrittenFields {
  const missing = missingFields(schema, fields.values).map((name) => `"${name}"`);
  if (missing.length > 0) throw invalidRequest(`Schema ${schema.name} requires the fields: ${missing.join(', ')}.`);
  return fields;
}

type Plan = Pick<RequestBody, 'requestorId' | 'assignees' | 'scheduledOn' | 'sampleGroups'>;

function checked(engine: Engine, actor: Actor, sent: RequestInput, before: Plan): Plan {
  const { ids } = engine.context;
  if (sent.requestorId) demandParties(engine, [sent.requestorId], 'requestorId');
  demandDate(sent.scheduledOn ?? null, 'scheduledOn');
  for (const assignee of sent.assignees ?? []) {
    if ('userId' in assignee) demandParties(engine, [assignee.userId], 'userId');
    else if (!teamSummary(engine, assignee.teamId))
      throw invalidRequest(`Invalid teamId: ${assignee.teamId}.`, { invalidId: assignee.teamId });
  }
  for (const sample of (sent.sampleGroups ?? []).flatMap(({ samples }) => Object.values(samples)))
    demandSample(engine, actor, sample);
  return {
    requestorId: sent.requestorId ?? before.requestorId,
    assignees: sent.assignees ?? before.assignees,
    scheduledOn: sent.scheduledOn ?? before.scheduledOn,
    sampleGroups: sent.sampleGroups?.map(({ samples }) => ({ id: ids.next('sgrp_'), samples })) ?? before.sampleGroups,
  };
}

function demandSample(engine: Engine, { principal }: Actor, { entityId, batchId, containerId }: RequestSample): void {
  const member = entityId === undefined ? 'batchId' : 'entityId';
  const id = entityId ?? batchId ?? '';
  const types = LINKED_TYPES[entityId === undefined ? 'batch_link' : 'entity_link'] ?? [];
  if (!visible(engine, principal, types, id))
    throw invalidRequest(`Invalid ${member}: ${id}. It does not exist or you may not have permissions to view it.`, {
      invalidId: id,
    });
  if (containerId !== undefined) itemOfBody(engine, principal, 'container', containerId, 'containerId');
}
