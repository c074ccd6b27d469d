import { formatCsv } from '../storage/csv.ts';
import type { AuditRow } from './audit-row.ts';

const columns: readonly (readonly [heading: string, member: keyof AuditRow])[] = [
  ['Timestamp', 'createdAt'],
  ['Name', 'userName'],
  ['User', 'userHandle'],
  ['Transaction ID', 'transactionId'],
  ['Event Description', 'eventDescription'],
  ['Action', 'action'],
  ['Old Value', 'oldValue'],
  ['New Value', 'newValue'],
  ['Item', 'item'],
  ['Item Developer ID', 'itemDeveloperId'],
  ['Item ID', 'itemId'],
  ['Item Type', 'itemType'],
  ['Parent Item 1', 'parentItem1'],
  ['Parent Item 2', 'parentItem2'],
  ['Parent Item 3', 'parentItem3'],
];

/** An audit log as a CSV file, with the columns of Benchling's audit export. */
export function auditCsv(rows: readonly AuditRow[]): string {
  const lines = [columns.map(([heading]) => heading), ...rows.map((row) => columns.map(([, member]) => row[member]))];
  return formatCsv(lines.map((cells) => cells.map((cell) => cell ?? '')));
}
