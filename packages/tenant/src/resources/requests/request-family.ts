import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { FieldValues } from '../../engine/fields/field-definition.ts';
import { linkFacets } from '../../engine/fields/write-fields.ts';
import { facetAnyOf, itemFilters, linkedAnyOf } from '../../engine/filters.ts';
import type { Filter } from '../../engine/filter.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import type { Facet } from '../../engine/item-store.ts';
import type { Lookup } from '../../engine/lookup.ts';
import { teamSummary } from '../party-summary.ts';

/** How far a request is. */
export type RequestStatus = 'REQUESTED' | 'SCHEDULED' | 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED';

/** Who is to fulfil a request. */
export type Assignee = { readonly userId: string } | { readonly teamId: string };

/** A sample of a request: an entity or a batch, and the container it is in. */
export interface RequestSample {
  readonly entityId?: string;
  readonly batchId?: string;
  readonly containerId?: string;
}

/** Samples that belong together, by the name that the schema gives each. */
export interface SampleGroup {
  readonly id: string;
  readonly samples: Readonly<Record<string, RequestSample>>;
}

/** A task of a request. */
export interface RequestTask {
  readonly id: string;
  readonly schemaId: string;
  readonly fields: FieldValues;
  readonly sampleGroupIds: readonly string[];
}

/** The stored body of a request. */
export interface RequestBody {
  readonly displayId: string;
  readonly fields: FieldValues;
  readonly requestStatus: RequestStatus;
  readonly requestorId: string;
  readonly assignees: readonly Assignee[];
  readonly scheduledOn: string | null;
  readonly sampleGroups: readonly SampleGroup[];
  readonly tasks: readonly RequestTask[];
  /** How far each sample group is that was begun, by its id. */
  readonly sampleGroupStatuses: Readonly<Record<string, FulfillmentBody['status']>>;
}

/** Reads what is stored of a request. */
export function requestBody(row: ItemRow): RequestBody {
  return JSON.parse(row.body) as RequestBody;
}

const createdTime =
  (operator: '>=' | '<='): Filter =>
  (seconds) => ({ sql: `created_at ${operator} ?`, values: [Number(seconds) * 1000] });

/** Legacy requests. Their names are their display ids. */
export function requestFamily(engine: Engine): Family {
  return {
    type: 'request',
    label: 'Request',
    prefix: 'req_',
    path: '/requests',
    listKey: 'requests',
    head: (row, lookup) => {
      const body = requestBody(row);
      return {
        id: row.id,
        displayId: body.displayId,
        apiURL: lookup.apiUrl('/requests', row.id),
        webURL: lookup.webUrl(row.id),
        createdAt: lookup.time(row.created_at),
        creator: lookup.party(row.creator_id),
        requestor: lookup.party(body.requestorId),
        projectId: row.project_id,
        schema: schemaSummary(row.schema_id ?? '', lookup),
        fields: body.fields,
        requestStatus: body.requestStatus,
        scheduledOn: body.scheduledOn,
        assignees: body.assignees.map((assignee) =>
          'userId' in assignee
            ? { user: lookup.party(assignee.userId) }
            : { team: teamSummary(engine, assignee.teamId) ?? { id: assignee.teamId } },
        ),
        sampleGroups: body.sampleGroups,
        tasks: requestTasks(body.tasks, lookup),
      };
    },
    headOnly: true,
    filters: {
      schemaId: itemFilters.schemaId,
      requestStatus: facetAnyOf('requestStatus'),
      minCreatedTime: createdTime('>='),
      maxCreatedTime: createdTime('<='),
    },
    defaultSort: 'createdAt:desc',
  };
}

/** The tasks of a request as the API shows them. */
export function requestTasks(tasks: readonly RequestTask[], lookup: Lookup): object[] {
  return tasks.map(({ schemaId, ...task }) => ({ ...task, schema: schemaSummary(schemaId, lookup) }));
}

function schemaSummary(id: string, lookup: Lookup): object {
  return { id, name: lookup.item(id)?.name ?? id };
}

/** What lists find a request by, besides its fields. */
export function requestFacets({ displayId, requestStatus, tasks }: RequestBody): Facet[] {
  return [
    ...tasks.flatMap(({ fields }) => linkFacets(fields)),
    { name: 'displayId', value: displayId },
    { name: 'requestStatus', value: requestStatus },
  ];
}

/** What was done for a request, or for one of its sample groups. */
export interface FulfillmentBody {
  readonly requestId: string;
  readonly sampleGroup: SampleGroup | null;
  readonly status: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED';
  /** Only of what was done in an entry. */
  readonly entryId?: string;
}

/** Fulfillments of legacy requests. */
export const requestFulfillment: Family = {
  type: 'request_fulfillment',
  label: 'Request Fulfillment',
  prefix: 'reqffm_',
  path: '/request-fulfillments',
  listKey: 'requestFulfillments',
  head: (row, lookup) => ({
    id: row.id,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
  }),
  filters: { entryId: linkedAnyOf('entry'), modifiedAt: itemFilters.modifiedAt },
  defaultSort: 'modifiedAt:desc',
};
