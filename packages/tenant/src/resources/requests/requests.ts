import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { commaList } from '../../engine/filters.ts';
import { hideNames } from '../../engine/fields/hide-names.ts';
import { createLookup } from '../../engine/lookup.ts';
import { bulkGetOperation, getOperation, itemReply, listOperation } from '../../engine/read-operations.ts';
import { itemOfBody, itemOfPath, mayRead } from '../../engine/rights.ts';
import { itemValue } from '../../engine/present.ts';
import type { Feature } from '../../feature.ts';
import { RawJson, type Call } from '../../request.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { assayResult } from '../assays/assay-result.ts';
import { visibleCalled } from '../files/display-id.ts';
import { executeSampleGroups, type SampleGroupsExecution } from './fulfil-request.ts';
import { requestFamily, requestFulfillment, requestTasks, type RequestTask } from './request-family.ts';
import { createRequestTasks, updateRequestTasks, type RequestTaskInput } from './request-tasks.ts';
import { createRequest, updateRequest, type RequestInput } from './write-request.ts';

/** Legacy requests, and what people do with them in Benchling's UI. */
export interface Requests extends Feature {
  /** Says in which entry how far sample groups of a request have come. @throws {TenantApiError} 400, 403 */
  execute(actor: Actor, requestId: string, execution: SampleGroupsExecution): void;
}

/** Legacy requests, their tasks and fulfillments: all their operations. */
export function requests(engine: Engine): Requests {
  const family = requestFamily(engine);
  const bulkGet = bulkGetOperation(engine, family, 'requestIds');
  const ofPath = ({ principal, path }: Call): ItemRow =>
    itemOfPath(engine, principal, family.type, path['request_id'] ?? '');
  const idsOfDisplayIds = (call: Call): string => {
    const wanted = commaList(String(call.query['displayIds']));
    const ids = wanted.map((value) => visibleCalled(engine, call.principal, family.type, value)?.id);
    const invalidIds = wanted.filter((_, index) => ids[index] === undefined);
    if (invalidIds.length > 0) throw invalidRequest(`Invalid displayIds: ${invalidIds.join(', ')}.`, { invalidIds });
    return ids.join(',');
  };
  const tasksReply = ({ principal }: Call, tasks: readonly RequestTask[]): { body: RawJson } => {
    const lookup = createLookup(engine, principal);
    return { body: new RawJson(hideNames(JSON.stringify({ tasks: requestTasks(tasks, lookup) }), lookup)) };
  };
  return {
    name: 'requests',
    execute: (actor, requestId, execution) =>
      engine.context.db.transaction(() => {
        const row = itemOfBody(engine, actor.principal, family.type, requestId, 'requestId');
        executeSampleGroups(engine, actor, row, execution);
      }),
    operations: {
      listRequests: { support: 'faithful', handle: listOperation(engine, family) },
      getRequest: { support: 'faithful', handle: getOperation(engine, family, 'request_id') },
      bulkGetRequests: {
        support: 'faithful',
        handle: (call) => {
          const { requestIds, displayIds } = call.query;
          if ((requestIds === undefined) === (displayIds === undefined))
            throw invalidRequest('bulkGetRequests takes requestIds or displayIds, one of the two.');
          const query = requestIds === undefined ? { ...call.query, requestIds: idsOfDisplayIds(call) } : call.query;
          return bulkGet({ ...call, query });
        },
      },
      createRequest: {
        support: 'faithful',
        handle: (call) => itemReply(engine, family, createRequest(engine, call, call.body as RequestInput), 201, call),
      },
      patchRequest: {
        support: 'faithful',
        handle: (call) =>
          itemReply(engine, family, updateRequest(engine, call, ofPath(call), call.body as RequestInput), 200, call),
      },
      getRequestResponse: {
        support: 'partial',
        differs:
          'It has the results that link to the request, and no samples: how a stage run belongs to a request is not in the contract.',
        handle: (call) => {
          const { id } = ofPath(call);
          const rows = engine.items
            .withFacet({ name: 'link', value: id })
            .filter((row) => row.type === assayResult.type && mayRead(engine, call.principal, row));
          const lookup = createLookup(engine, call.principal);
          return { body: { results: rows.map((row) => itemValue(assayResult, row, lookup)), samples: [] } };
        },
      },
      bulkCreateRequestTasks: {
        support: 'faithful',
        handle: (call) => tasksReply(call, createRequestTasks(engine, call, ofPath(call), sentTasks(call))),
      },
      bulkUpdateRequestTasks: {
        support: 'faithful',
        handle: (call) => tasksReply(call, updateRequestTasks(engine, call, ofPath(call), sentTasks(call))),
      },
      executeRequestsSampleGroups: {
        support: 'faithful',
        handle: (call) => {
          executeSampleGroups(engine, call, ofPath(call), call.body as SampleGroupsExecution);
          return { body: {} };
        },
      },
      listRequestFulfillments: { support: 'faithful', handle: listOperation(engine, requestFulfillment) },
      getRequestFulfillment: {
        support: 'faithful',
        handle: getOperation(engine, requestFulfillment, 'request_fulfillment_id'),
      },
    },
  };
}

function sentTasks({ body }: Call): readonly RequestTaskInput[] {
  return (body as { readonly tasks: readonly RequestTaskInput[] }).tasks;
}
