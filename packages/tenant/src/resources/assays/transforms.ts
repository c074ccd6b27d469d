import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { getOperation, itemReply } from '../../engine/read-operations.ts';
import { demand, itemOfPath } from '../../engine/rights.ts';
import { updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import type { Storage } from '../../storage/storage.ts';
import { changeFile, fileBlob } from './automation.ts';
import { transform, type TransformBody } from './automation-file.ts';
import { processOutput } from './process-output.ts';

interface TransformChanges {
  readonly blobId?: string;
  readonly errors?: readonly { readonly message?: string }[];
}

/** Transforms: an app says here that its step on a file is done, or why it could not be. */
export function transforms(engine: Engine, storage: Storage): Feature {
  return {
    name: 'automation-transforms',
    operations: {
      getLabAutomationTransform: { support: 'faithful', handle: getOperation(engine, transform, 'transform_id') },
      updateLabAutomationTransform: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, transform.type, call.path['transform_id'] ?? '');
          demand(engine, call.principal, 'write', row);
          return itemReply(
            engine,
            transform,
            update(engine, storage, call, row, call.body as TransformChanges),
            200,
            call,
          );
        },
      },
    },
  };
}

function update(engine: Engine, storage: Storage, actor: Actor, row: ItemRow, sent: TransformChanges): ItemRow {
  const before = JSON.parse(row.body) as TransformBody;
  const { blobId, errors = [] } = sent;
  if (before.status !== 'RUNNING') throw invalidRequest(`Transform ${row.id} is ${before.status} already.`);
  if (blobId === undefined && errors.length === 0) throw invalidRequest('blobId or errors is a required field');
  const file = blobId === undefined ? undefined : fileBlob(engine, storage, actor, blobId, 'blobId');
  const after: TransformBody = {
    ...before,
    blobId: file?.id ?? before.blobId,
    errorMessages: errors.map(({ message = '' }) => message),
    status: errors.length > 0 ? 'FAILED' : 'SUCCEEDED',
  };
  const changed = updateItem(
    engine,
    actor,
    transform,
    row,
    { ...row, body: JSON.stringify(after) },
    {
      properties: (['blobId', 'errorMessages', 'status'] as const).map((property) => ({
        property,
        from: before[property],
        to: after[property],
      })),
      index: { facets: after.blobId === null ? [] : [{ name: 'link', value: after.blobId }], names: [] },
    },
  );
  finishFile(engine, storage, actor, after);
  return changed;
}

function finishFile(engine: Engine, storage: Storage, actor: Actor, step: TransformBody): void {
  const row = engine.items.get(step.inputGeneratorId ?? step.outputProcessorId ?? '');
  if (!row) return;
  if (step.status === 'FAILED') changeFile(engine, actor, row, { status: 'FAILED' }, 'Completed');
  else if (step.inputGeneratorId !== null) {
    changeFile(engine, actor, row, { fileId: step.blobId, status: 'SUCCEEDED' }, 'Completed');
  } else processOutput(engine, storage, actor, changeFile(engine, actor, row, { fileId: step.blobId }));
}
