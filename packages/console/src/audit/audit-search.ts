import type { AuditFilter } from '@ligase/tenant/client';
import { number, searchOf, text } from '../search-of.ts';

/** What the address says of the audit log: its filters, and where its page begins or ends. */
export type AuditSearch = Pick<
  AuditFilter,
  'userId' | 'by' | 'itemId' | 'action' | 'from' | 'until' | 'beforeNumber' | 'afterNumber'
>;

/** Reads the address; what it does not know, or is empty, it leaves out. */
export const readAuditSearch: (search: Readonly<Record<string, unknown>>) => AuditSearch = searchOf<AuditSearch>({
  userId: text,
  by: text,
  itemId: text,
  action: text,
  from: text,
  until: text,
  beforeNumber: number,
  afterNumber: number,
});
