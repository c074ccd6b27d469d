import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createLookup } from '../../engine/lookup.ts';
import { itemValue } from '../../engine/present.ts';
import { answerList, getOperation, itemReply } from '../../engine/read-operations.ts';
import { demand, itemOfPath } from '../../engine/rights.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { changeFile, fileBlob } from './automation.ts';
import { inputGenerator } from './automation-file.ts';
import { withFacet } from '../../engine/filters.ts';
import { generateInput } from './generate-input.ts';

/** Input generators: the files that runs give to instruments. */
export function inputGenerators(engine: Engine, storage: Storage): Feature {
  const generatorOf = ({ principal, path }: Call): ItemRow => {
    const row = itemOfPath(engine, principal, inputGenerator.type, path['input_generator_id'] ?? '');
    demand(engine, principal, 'write', row);
    return row;
  };
  return {
    name: 'automation-input-generators',
    operations: {
      listAutomationInputGenerators: {
        support: 'faithful',
        handle: ({ principal, path, query }) => {
          const run = itemOfPath(engine, principal, 'assay_run', path['assay_run_id'] ?? '');
          const conditions = [withFacet(engine.context.db, 'run', '= ?', [run.id])];
          return answerList(engine, inputGenerator, { principal, query, conditions, counted: false });
        },
      },
      getAutomationInputGenerator: {
        support: 'faithful',
        handle: getOperation(engine, inputGenerator, 'input_generator_id'),
      },
      updateAutomationInputGenerator: {
        support: 'faithful',
        handle: (call) => {
          const row = generatorOf(call);
          const { fileId } = call.body as { readonly fileId?: string | null };
          const blobId = typeof fileId === 'string' ? fileBlob(engine, storage, call, fileId, 'fileId').id : null;
          const changed = fileId === undefined ? row : changeFile(engine, call, row, { fileId: blobId });
          return itemReply(engine, inputGenerator, changed, 200, call);
        },
      },
      generateInputWithAutomationInputGenerator: {
        support: 'partial',
        differs: 'The file holds the fields of the run as CSV; the control API chooses its columns and its transform.',
        accept: (call) => void generatorOf(call),
        runTask: (call) =>
          itemValue(
            inputGenerator,
            generateInput(engine, storage, call, generatorOf(call)),
            createLookup(engine, call.principal),
          ),
      },
    },
  };
}
