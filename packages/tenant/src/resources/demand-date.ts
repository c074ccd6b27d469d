import { invalidRequest } from '../api-error.ts';
import { parseTime } from '../engine/time-range.ts';

/** @throws {TenantApiError} 400 for what is neither a date such as 2026-03-01 nor nothing. */
export function demandDate(value: string | null, member: string): void {
  if (value === null || (/^\d{4}-\d{2}-\d{2}$/.test(value) && parseTime(value) !== undefined)) return;
  throw invalidRequest(`Invalid ${member}: ${value}. It takes a date such as 2026-03-01.`);
}
