import type { AuditFilter } from '@ligase/tenant/client';

/** What the address says of the audit log: its filters, and where its page begins or ends. */
export type AuditSearch = Pick<
  AuditFilter,
  'userId' | 'by' | 'itemId' | 'action' | 'from' | 'until' | 'beforeNumber' | 'afterNumber'
>;

const texts = ['userId', 'by', 'itemId', 'action', 'from', 'until'] as const;
const numbers = ['beforeNumber', 'afterNumber'] as const;

/** Reads the address; what it does not know, or is empty, it leaves out. */
export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  const given = [
    ...texts.map((name) => [name, textOf(search[name])] as const),
    ...numbers.map((name) => [name, numberOf(search[name])] as const),
  ].filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

// In an address, a text of digits reads as a number.
function textOf(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined;
}

function numberOf(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
