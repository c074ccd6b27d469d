import { invalidRequest } from '../../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { bulkGetOperation, getOperation, itemsResponse, listOperation } from '../../engine/read-operations.ts';
import { demand, mayRead } from '../../engine/rights.ts';
import { tableFacet, type EntryBody } from '../../entries/entry-family.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { assayResult, createResult, type ResultInput, type ResultOrigin } from './assay-result.ts';
import { isReviewed } from './place-assay.ts';
import { resultConditions } from './result-filters.ts';

const CREATE_MAX = 100;
const BULK_CREATE_MAX = 4000;
const BULK_GET_MAX = 200;

interface ResultsInput {
  readonly assayResults: readonly ResultInput[];
  readonly tableId?: string;
}

/** Assay results: all their operations but those of transactions. */
export function assayResults(engine: Engine): Feature {
  const origin = (call: Call, { tableId, assayResults: results }: ResultsInput): ResultOrigin => {
    if (tableId === undefined) return {};
    const { entry, schemaId } = resultsTable(engine, call, tableId);
    const other = results.find((result) => result.schemaId !== schemaId);
    if (other) throw invalidRequest(`Table ${tableId} takes results of schema ${schemaId}, not ${other.schemaId}.`);
    return { entry };
  };

  return {
    name: 'assay-results',
    operations: {
      listAssayResults: {
        support: 'faithful',
        handle: listOperation(engine, assayResult, { conditions: resultConditions }),
      },
      getAssayResult: { support: 'faithful', handle: getOperation(engine, assayResult, 'assay_result_id') },
      bulkGetAssayResults: {
        support: 'faithful',
        handle: bulkGetOperation(engine, assayResult, 'assayResultIds', { max: BULK_GET_MAX }),
      },
      createAssayResults: {
        support: 'faithful',
        handle: (call) => {
          const { assayResults: results } = sent(call, CREATE_MAX);
          const made = eachItem(results, (result) => createResult(engine, call, result).id);
          return { body: { assayResults: made, errors: null } };
        },
      },
      bulkCreateAssayResults: {
        support: 'faithful',
        accept: (call) => void origin(call, sent(call, BULK_CREATE_MAX)),
        runTask: (call) => {
          const body = call.body as ResultsInput;
          const from = origin(call, body);
          return itemsResponse(
            engine,
            assayResult,
            eachItem(body.assayResults, (result) => createResult(engine, call, result, from)),
            call,
          );
        },
      },
      archiveAssayResults: {
        support: 'faithful',
        handle: archiveOperation(engine, assayResult, { defaultReason: 'Archived' }),
      },
      unarchiveAssayResults: { support: 'faithful', handle: unarchiveOperation(engine, assayResult) },
    },
  };
}

function sent(call: Call, max: number): ResultsInput {
  const body = call.body as ResultsInput;
  const { length } = body.assayResults;
  if (length > max) throw invalidRequest(`assayResults takes ${max} items at most, not ${length}.`);
  return body;
}

interface ResultsTableNote {
  readonly type: string;
  readonly apiId?: string;
  readonly assayResultSchemaId?: string;
}

function resultsTable(
  engine: Engine,
  call: Call,
  tableId: string,
): { readonly entry: ItemRow; readonly schemaId: string } {
  const [entry] = engine.items.withFacet(tableFacet(tableId));
  const days = entry && mayRead(engine, call.principal, entry) ? (JSON.parse(entry.body) as EntryBody).days : [];
  const note = days
    .flatMap(({ notes }) => notes as readonly ResultsTableNote[])
    .find(({ type, apiId }) => type === 'results_table' && apiId === tableId);
  if (!entry || !note?.assayResultSchemaId) {
    throw invalidRequest(`Invalid tableId: ${tableId}. No entry that you may view has such a results table.`, {
      invalidId: tableId,
    });
  }
  demand(engine, call.principal, 'write', entry);
  if (isReviewed(entry.id, { item: (id) => engine.items.get(id) })) {
    throw invalidRequest(`Entry ${entry.name} (${entry.id}) is accepted and takes no more results.`);
  }
  return { entry, schemaId: note.assayResultSchemaId };
}
