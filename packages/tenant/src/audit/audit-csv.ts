import { formatCsv } from '../storage/csv.ts';
import type { AuditRow } from './audit-row.ts';

/** The columns of Benchling's audit export, and what of a row is in them. */
export const auditColumns: readonly (readonly [heading: string, member: keyof AuditRow])[] = [
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
  const headings = auditColumns.map(([heading]) => heading);
  return formatCsv([headings, ...rows.map((row) => auditColumns.map(([, member]) => row[member] ?? ''))]);
}
