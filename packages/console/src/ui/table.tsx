import type { ReactNode } from 'react';

/** A column: its heading, and what it shows of a row. */
export interface Column<Row> {
  readonly heading: string;
  readonly show: (row: Row) => ReactNode;
  /** Whether it may be cut off when there is little room. */
  readonly isLong?: boolean;
}

/** What {@link Table} shows. */
export interface TableProps<Row> {
  /** What the table lists, for those who do not see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
}

/** Rows under headings; scrolls sideways when it is wider than its place. */
export function Table<Row>({ caption, columns, rows, keyOf }: TableProps<Row>) {
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label={caption}
      className="overflow-x-auto rounded-lg border border-line bg-surface"
    >
      <table className="w-full border-collapse text-left">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" className="px-3 py-2 font-medium whitespace-nowrap">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)} className="border-b border-line last:border-0 hover:bg-raised/60">
              {columns.map(({ heading, show, isLong }) => (
                <td
                  key={heading}
                  className={`px-3 py-2 align-baseline ${isLong === true ? 'min-w-32 wrap-break-word' : 'whitespace-nowrap'}`}
                >
                  {show(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
