import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Family } from '../../engine/family.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { createLookup } from '../../engine/lookup.ts';
import { itemValue } from '../../engine/present.ts';
import { getOperation, itemReply } from '../../engine/read-operations.ts';
import { demand, itemOfPath } from '../../engine/rights.ts';
import { createItem, updateItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import type { Call } from '../../request.ts';
import type { Storage } from '../../storage/storage.ts';
import { TaskFailure } from '../../tasks/tasks.ts';
import type { UploadStatus } from './file-family.ts';
import { parquetOf } from './parquet.ts';
import { readDataFrame, type DataFrameColumn } from './read-data-frame.ts';

const BYTES_MAX = 150 * 1024 * 1024;

/** The stored body of a data frame. */
interface DataFrameBody {
  readonly fileName: string;
  readonly uploadStatus: UploadStatus;
  readonly errorMessage: string | null;
  readonly columns: readonly Pick<DataFrameColumn, 'displayName' | 'type'>[];
}

/** Data frames: made, then uploaded to the address in their manifest, then read and checked by a task. */
export function dataFrames(engine: Engine, storage: Storage): Feature {
  const csv = dataFrameFamily(storage, 'csv');
  const read = {
    csv: getOperation(engine, csv, 'data_frame_id'),
    parquet: getOperation(engine, dataFrameFamily(storage, 'parquet'), 'data_frame_id'),
  };
  const rowOf = ({ principal, path }: Call): ItemRow =>
    itemOfPath(engine, principal, 'data_frame', path['data_frame_id'] ?? '');
  const change = (actor: Actor, row: ItemRow, changes: Partial<DataFrameBody>): ItemRow => {
    const before = bodyOf(row);
    const after: DataFrameBody = { ...before, ...changes };
    return updateItem(
      engine,
      actor,
      csv,
      row,
      { ...row, body: JSON.stringify(after) },
      {
        properties: (['uploadStatus', 'errorMessage', 'columns'] as const).map((property) => ({
          property,
          from: before[property],
          to: after[property],
        })),
      },
    );
  };

  return {
    name: 'data-frames',
    operations: {
      createDataFrame: {
        support: 'faithful',
        handle: (call) => itemReply(engine, csv, create(engine, csv, call), 200, call),
      },
      getDataFrame: {
        support: 'faithful',
        handle: (call) => {
          const { rowDataFormat, ...query } = call.query;
          return (rowDataFormat === 'parquet' ? read.parquet : read.csv)({ ...call, query });
        },
      },
      patchDataFrame: {
        support: 'partial',
        differs: 'How the types of columns are found is inferred, and cells that name items are read as text.',
        accept: (call) => {
          const row = rowOf(call);
          demand(engine, call.principal, 'write', row);
          const { uploadStatus } = call.body as { readonly uploadStatus?: string };
          if (uploadStatus === undefined) throw invalidRequest('uploadStatus is a required field: IN_PROGRESS');
          const status = bodyOf(row).uploadStatus;
          if (status !== 'NOT_UPLOADED') throw invalidRequest(`Data frame ${row.id} is ${status} already.`);
          const size = storage.parts(row.id)[0]?.size;
          if (size === undefined) {
            throw invalidRequest(`${row.id} has no contents yet: upload them to the url in its manifest first.`);
          }
          if (size > BYTES_MAX) throw invalidRequest(`${row.id} has ${size} bytes; ${BYTES_MAX} are the most.`);
          change(call, row, { uploadStatus: 'IN_PROGRESS' });
        },
        runTask: (call) => {
          const row = rowOf(call);
          try {
            const columns = readDataFrame(Buffer.from(storage.read(row.id) ?? []).toString());
            storage.write(parquetKey(row), parquetOf(columns));
            const shown = columns.map(({ displayName, type }) => ({ displayName, type }));
            const read = change(call, row, { uploadStatus: 'SUCCEEDED', columns: shown });
            return itemValue(csv, read, createLookup(engine, call.principal));
          } catch (error) {
            const { message } = error as Error;
            change(call, row, { uploadStatus: 'FAILED_VALIDATION', errorMessage: message });
            return new TaskFailure(message);
          }
        },
      },
    },
  };
}

function create(engine: Engine, family: Family, call: Call): ItemRow {
  const { name, manifest } = call.body as { name: string; manifest: readonly { readonly fileName?: string }[] };
  const [{ fileName = '' } = {}, ...more] = manifest;
  if (more.length > 0 || !fileName.toLowerCase().endsWith('.csv')) {
    throw invalidRequest('Invalid manifest: it takes one file, whose fileName ends in .csv.');
  }
  const body: DataFrameBody = { fileName, uploadStatus: 'NOT_UPLOADED', errorMessage: null, columns: [] };
  return createItem(engine, call, family, {
    id: engine.context.ids.next(family.prefix, 12),
    name,
    scopeId: call.principal.id,
    body,
  });
}

function dataFrameFamily(storage: Storage, format: 'csv' | 'parquet'): Family {
  const urlOf = (row: ItemRow, { fileName, uploadStatus }: DataFrameBody): string | null => {
    if (uploadStatus === 'NOT_UPLOADED') return storage.uploadUrl(row.id).url;
    if (uploadStatus !== 'SUCCEEDED') return null;
    const as = { fileName: renamed(fileName, format), mimeType: MIME_TYPES[format] };
    return storage.downloadUrl(format === 'csv' ? row.id : parquetKey(row), as).url;
  };
  return {
    type: 'data_frame',
    label: 'Data Frame',
    prefix: 'dset_',
    path: '/data-frames',
    listKey: 'dataFrames',
    headOnly: true,
    head: (row) => {
      const body = bodyOf(row);
      const { fileName, ...shown } = body;
      const url = urlOf(row, body);
      return { id: row.id, name: row.name, ...shown, manifest: [{ fileName: renamed(fileName, format), url }] };
    },
    filters: {},
    defaultSort: 'createdAt',
  };
}

const MIME_TYPES = { csv: 'text/csv', parquet: 'application/vnd.apache.parquet' } as const;

function renamed(fileName: string, format: 'csv' | 'parquet'): string {
  return format === 'csv' ? fileName : fileName.replace(/csv$/iu, format);
}

function parquetKey({ id }: ItemRow): string {
  return `${id}.parquet`;
}

function bodyOf(row: ItemRow): DataFrameBody {
  return JSON.parse(row.body) as DataFrameBody;
}
