import type * as HyparquetWriter from 'hyparquet-writer';
import { parseTime } from '../../engine/time-range.ts';
import { loadOnUse } from '../../storage/load-on-use.ts';
import type { DataFrameColumn } from './read-data-frame.ts';

type Source = Parameters<typeof HyparquetWriter.parquetWriteBuffer>[0]['columnData'][number];
type Kind = Pick<Source, 'type'> & { readonly read: (cell: string) => unknown };

const text: Kind = { type: 'STRING', read: (cell) => cell };
const time: Kind = { type: 'TIMESTAMP', read: (cell) => new Date(parseTime(cell) ?? 0) };

const KINDS: Readonly<Record<DataFrameColumn['type']['name'], Kind>> = {
  String: text,
  JSON: text,
  Int: { type: 'INT64', read: (cell) => BigInt(cell.replace('+', '')) },
  Float: { type: 'DOUBLE', read: Number },
  Boolean: { type: 'BOOLEAN', read: (cell) => cell.toLowerCase() === 'true' },
  Date: time,
  DateTime: time,
};

/** Columns as a Parquet file, under their system names. */
export function parquetOf(columns: readonly DataFrameColumn[]): Uint8Array {
  const columnData = columns.map(({ systemName, type, cells }): Source => {
    const { type: kind, read } = KINDS[type.name];
    const data = cells.map((cell) => (cell === '' ? null : read(cell)));
    return { name: systemName, data, ...(kind === undefined ? {} : { type: kind }), nullable: true };
  });
  const { parquetWriteBuffer } = loadOnUse('hyparquet-writer') as typeof HyparquetWriter;
  return new Uint8Array(parquetWriteBuffer({ columnData }));
}
