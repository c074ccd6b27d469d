import { pdfDocument } from '../exports/pdf-document.ts';
import { auditColumns } from './audit-csv.ts';
import type { AuditRow } from './audit-row.ts';

/** An audit log as a PDF file: what is in the columns of the CSV file, a paragraph for each row. */
export function auditPdf(title: string, rows: readonly AuditRow[]): string {
  const paragraphs = rows.map((row) => {
    const lines = auditColumns.flatMap(([heading, member]) => (row[member] ? [`${heading}: ${row[member]}`] : []));
    return { kind: 'paragraph', text: [...lines, ' '].join('\n') } as const;
  });
  return Buffer.from(pdfDocument([{ kind: 'title', text: title }, ...paragraphs])).toString('latin1');
}
