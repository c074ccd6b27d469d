import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import type { Condition } from '../engine/filter.ts';
import { parseTime } from '../engine/time-range.ts';
import type { SqlValue } from '../store/database.ts';

/** Which rows of the log to read. */
export interface AuditFilter {
  /** The item's API id. */
  readonly itemId?: string;
  /** The user or the app that did it, `ent_…`. */
  readonly userId?: string;
  /** Only what users did themselves, or only what apps did. Default both. */
  readonly by?: 'user' | 'app';
  /** What the action holds, in whatever case, such as `created`. */
  readonly action?: string;
  /** Only rows from this time on, such as `2026-01-31T09:00:00Z`. */
  readonly from?: string;
  /** Only rows before this time. */
  readonly until?: string;
  /** Only rows after this one. */
  readonly afterNumber?: number;
  /** Only rows before this one. */
  readonly beforeNumber?: number;
  /** Whether the newest row comes first; default no. */
  readonly newestFirst?: boolean;
  /** At most so many rows; default all. */
  readonly limit?: number;
}

/** The conditions over the table `audit_log` that a filter asks for. @throws {TenantApiError} when a time is none */
export function conditionsOf(filter: AuditFilter): Condition[] {
  const { itemId, userId, by, action, from, until, afterNumber, beforeNumber } = filter;
  const asked: readonly (readonly [sql: string, value: SqlValue | undefined])[] = [
    ['item_developer_id = ?', itemId],
    ['user_id = ?', userId],
    ["(content ->> 'clientId' IS NULL) = (? = 'user')", by],
    ["instr(lower(content ->> 'action'), lower(?)) > 0", action],
    ['created_at >= ?', timeOf('from', from)],
    ['created_at < ?', timeOf('until', until)],
    ['number > ?', afterNumber],
    ['number < ?', beforeNumber],
  ];
  return asked.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, values: [value] }]));
}

// The log keeps its times as texts of one form, whose order is that of time.
function timeOf(name: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = parseTime(text);
  if (time === undefined)
    throw invalidRequest(`Invalid ${name}: ${text}. It takes a time such as 2026-01-31T09:00:00Z.`);
  return timestamp(time);
}
