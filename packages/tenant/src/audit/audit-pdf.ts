import { auditColumns } from './audit-csv.ts';
import type { AuditRow } from './audit-row.ts';
import { pdfText } from './pdf-text.ts';

/** An audit log as a PDF file: what is in the columns of the CSV file, a paragraph for each row. */
export function auditPdf(title: string, rows: readonly AuditRow[]): string {
  const paragraphs = rows.map((row) =>
    auditColumns.flatMap(([heading, member]) => {
      const value = row[member];
      return value === undefined || value === null ? [] : [`${heading}: ${value}`];
    }),
  );
  return pdfText([title, ...paragraphs.flatMap((lines) => ['', ...lines])]);
}
