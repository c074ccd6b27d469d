import { parse } from 'csv-parse/sync';
import { UnexpectedReplyError } from '@ligase/core';
import type { ObjectLogParent, ObjectLogRow } from './object-log-row.ts';

const required = ['User', 'Event Description', 'Action', 'Old Value', 'New Value', 'Item'] as const;
const optional = ['Name', 'Transaction ID', 'Item Developer ID', 'Item ID', 'Item Type'] as const;
const parentColumns = /^Parent Item \d/;

/**
 * Reads the CSV of Benchling's audit export.
 *
 * @throws {UnexpectedReplyError} when it is not CSV (RFC 4180), or lacks a column that it always has.
 */
export function parseObjectLog(csv: string): readonly ObjectLogRow[] {
  const [headings = [], ...rows] = tableOf(csv);
  const timestamp = headings.find((heading) => heading.startsWith('Timestamp'));
  const missing = required.filter((heading) => !headings.includes(heading));
  if (timestamp === undefined || missing.length > 0)
    throw unexpected(
      `it lacks the columns ${[...(timestamp === undefined ? ['Timestamp'] : []), ...missing].join(', ')}`,
    );
  return rows.map((cells) =>
    rowOf(new Map(headings.map((heading, index) => [heading, cells[index] ?? ''])), timestamp),
  );
}

function rowOf(cells: ReadonlyMap<string, string>, timestampColumn: string): ObjectLogRow {
  const cell = (heading: (typeof required)[number]): string => cells.get(heading) ?? '';
  const some = <K extends string>(key: K, heading: string): { readonly [P in K]?: string } => {
    const value = cells.get(heading);
    return (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: string };
  };
  const timestamp = cells.get(timestampColumn) ?? '';
  const at = momentOf(timestamp);
  const parents = [1, 2, 3].flatMap((n): ObjectLogParent[] => {
    const parent = `Parent Item ${n}`;
    const name = cells.get(parent);
    if (name === undefined || name === '') return [];
    return [{ name, ...some('id', `${parent} ID`), ...some('type', `${parent} Type`) }];
  });
  const known = new Set<string>([timestampColumn, ...required, ...optional]);
  return {
    timestamp,
    ...(at !== undefined && { at }),
    user: cell('User'),
    ...some('name', 'Name'),
    ...some('transactionId', 'Transaction ID'),
    eventDescription: cell('Event Description'),
    action: cell('Action'),
    oldValue: cell('Old Value'),
    newValue: cell('New Value'),
    item: cell('Item'),
    ...some('itemDeveloperId', 'Item Developer ID'),
    ...some('itemId', 'Item ID'),
    ...some('itemType', 'Item Type'),
    parents,
    other: Object.fromEntries([...cells].filter(([heading]) => !known.has(heading) && !parentColumns.test(heading))),
  };
}

/** ISO 8601 and its kin with a space (`2026-11-24 09:30:00`). Anything else is left to whoever knows the user's zone. */
function momentOf(timestamp: string): string | undefined {
  const [, day, time, zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|[+-]\d\d:\d\d)?$/.exec(timestamp) ?? [];
  if (day === undefined || time === undefined) return undefined;
  const moment = new Date(`${day}T${time}${zone === 'UTC' ? 'Z' : zone}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

function tableOf(csv: string): string[][] {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true });
  } catch (cause) {
    throw unexpected(cause instanceof Error ? cause.message : String(cause), cause);
  }
}

function unexpected(why: string, cause?: unknown): UnexpectedReplyError {
  return new UnexpectedReplyError(
    `Benchling's audit export is not the CSV file that was expected: ${why}`,
    { status: 200, method: 'POST', operationId: 'auditLog' },
    cause === undefined ? {} : { cause },
  );
}
