import { invalidRequest } from '../../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Engine } from '../../engine/engine.ts';
import { bulkGetOperation, getOperation, itemReply, listOperation } from '../../engine/read-operations.ts';
import { itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import type { AssayFields } from './assay-fields.ts';
import { assayRun, createRun, runBody, updateRun, type RunInput } from './assay-run.ts';
import { createInputGenerators } from './automation.ts';
import { eachAssayItem } from './each-assay-item.ts';

/** Assay runs: all their operations but those of their files. */
export function assayRuns(engine: Engine): Feature {
  return {
    name: 'assay-runs',
    operations: {
      listAssayRuns: { support: 'faithful', handle: listOperation(engine, assayRun) },
      getAssayRun: { support: 'faithful', handle: getOperation(engine, assayRun, 'assay_run_id') },
      bulkGetAssayRuns: { support: 'faithful', handle: bulkGetOperation(engine, assayRun, 'assayRunIds') },
      createAssayRuns: {
        support: 'faithful',
        handle: (call) => {
          const { assayRuns: sent } = call.body as { readonly assayRuns: readonly RunInput[] };
          const made = eachAssayItem(engine, call.principal, 'assayRuns', sent, (input) => {
            const run = createRun(engine, call, input);
            createInputGenerators(engine, call, run);
            return run.id;
          });
          return { body: { assayRuns: made, errors: null } };
        },
      },
      updateAssayRun: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'assay_run', call.path['assay_run_id'] ?? '');
          const { fields = {}, equipmentId } = call.body as {
            readonly fields?: AssayFields;
            readonly equipmentId?: string | null;
          };
          if (equipmentId !== undefined) {
            throw invalidRequest('Invalid equipmentId: the equipment feature is not enabled for this tenant.');
          }
          return itemReply(engine, assayRun, updateRun(engine, call, row, fields), 200, call);
        },
      },
      archiveAssayRuns: {
        support: 'faithful',
        handle: archiveOperation(engine, assayRun, {
          check: (row) => {
            const { entryId } = runBody(row);
            if (entryId === null) return;
            throw invalidRequest(`Run ${row.id} is embedded in entry ${entryId} and cannot be archived.`);
          },
        }),
      },
      unarchiveAssayRuns: { support: 'faithful', handle: unarchiveOperation(engine, assayRun) },
    },
  };
}
