import { invalidRequest } from '../../api-error.ts';
import { archiveOperation, unarchiveOperation } from '../../engine/archive-operations.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { getOperation, itemReply, listOperation } from '../../engine/read-operations.ts';
import { demand, itemOfBody, itemOfPath } from '../../engine/rights.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import { openFolder } from '../../entities/place-entity.ts';
import type { Feature } from '../../feature.ts';
import { displayIdConditions, displayIdFacet, nextDisplayId } from './display-id.ts';
import { uploadedFamily } from './file-family.ts';

interface DatasetBody {
  readonly displayId: string;
  readonly dataFrameId: string;
  readonly customFields: Readonly<Record<string, unknown>>;
}

interface DatasetInput {
  readonly name?: string;
  readonly folderId?: string;
  readonly dataFrameId?: string;
  readonly customFields?: DatasetBody['customFields'];
  readonly study_ids?: readonly string[] | null;
}

const dataset = uploadedFamily({
  type: 'dataset',
  label: 'Dataset',
  prefix: 'dataset_',
  path: '/datasets',
  listKey: 'datasets',
  idsKey: 'datasetIds',
});

/** Datasets: a data frame under a name in a folder. Whoever may read the dataset may read its data frame. */
export function datasets(engine: Engine): Feature {
  return {
    name: 'datasets',
    operations: {
      listDatasets: {
        support: 'faithful',
        handle: listOperation(engine, dataset, { conditions: displayIdConditions(engine, 'dataset') }),
      },
      getDataset: { support: 'faithful', handle: getOperation(engine, dataset, 'dataset_id') },
      createDataset: {
        support: 'faithful',
        handle: (call) => itemReply(engine, dataset, create(engine, call, call.body as DatasetInput), 200, call),
      },
      updateDataset: {
        support: 'faithful',
        handle: (call) => {
          const row = itemOfPath(engine, call.principal, 'dataset', call.path['dataset_id'] ?? '');
          return itemReply(engine, dataset, update(engine, call, row, call.body as DatasetInput), 200, call);
        },
      },
      archiveDatasets: { support: 'faithful', handle: archiveOperation(engine, dataset) },
      unarchiveDatasets: { support: 'faithful', handle: unarchiveOperation(engine, dataset) },
    },
  };
}

function create(engine: Engine, actor: Actor, sent: DatasetInput): ItemRow {
  const { name = '', folderId = '', dataFrameId = '', customFields = {}, study_ids } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  if (folderId === '') throw invalidRequest('folderId is a required field');
  if (dataFrameId === '') throw invalidRequest('dataFrameId is a required field');
  // API v2 has no studies, so there is none that a dataset could belong to.
  const invalidIds = study_ids ?? [];
  if (invalidIds.length > 0) throw invalidRequest(`Invalid study_ids: ${invalidIds.join(', ')}.`, { invalidIds });
  const folder = openFolder(engine, actor.principal, folderId);
  const dataFrame = itemOfBody(engine, actor.principal, 'data_frame', dataFrameId, 'dataFrameId');
  const displayId = nextDisplayId(engine, 'DS');
  const body: DatasetBody = { displayId, dataFrameId, customFields };
  return createItem(engine, actor, dataset, {
    id: engine.context.ids.next(dataset.prefix, 12),
    name,
    folderId: folder.id,
    projectId: folder.project_id,
    body,
    facets: [displayIdFacet(displayId), { name: 'link', value: dataFrame.id }],
  });
}

function update(engine: Engine, actor: Actor, row: ItemRow, sent: DatasetInput): ItemRow {
  demand(engine, actor.principal, 'write', row);
  if (row.archive_reason !== null) throw invalidRequest(`${row.name} (${row.id}) is archived and cannot be edited.`);
  const before = JSON.parse(row.body) as DatasetBody;
  const { name = row.name } = sent;
  if (name.trim() === '') throw invalidRequest('name is a required field');
  const folder =
    sent.folderId !== undefined && sent.folderId !== row.folder_id
      ? openFolder(engine, actor.principal, sent.folderId)
      : undefined;
  const customFields = { ...before.customFields, ...sent.customFields };
  const after: ItemRow = {
    ...row,
    name,
    folder_id: folder?.id ?? row.folder_id,
    project_id: folder?.project_id ?? row.project_id,
    body: JSON.stringify({ ...before, customFields }),
  };
  return updateItem(engine, actor, dataset, row, after, {
    properties: [
      { property: 'name', from: row.name, to: name },
      { property: 'folderId', from: row.folder_id, to: after.folder_id },
      { property: 'customFields', from: before.customFields, to: customFields },
    ],
  });
}
