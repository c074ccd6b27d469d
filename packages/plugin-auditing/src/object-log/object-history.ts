import type { AuditRecord } from '../audit-record.ts';
import type { ObjectLogRow } from './object-log-row.ts';

/** One moment in the life of an object: what our trail has of it, what Benchling's log has of it, or both. */
export interface HistoryLine {
  /** In ISO 8601; Benchling's moment where there are both, and empty where its time cannot be told. */
  readonly at: string;
  readonly ours?: AuditRecord;
  /** The rows of one action. */
  readonly benchling: readonly ObjectLogRow[];
}

/** How to lay two logs side by side. */
export interface HistoryOptions {
  /** How far the two clocks may be apart. Default: 5,000. */
  readonly toleranceMs?: number;
  /** The app's name as Benchling's log writes it; with it, what others did at the same moment is never taken for ours. */
  readonly appUser?: string;
}

/**
 * Lays our records and Benchling's rows for one object side by side, in order of time. A record that made a change and stands
 * alone was not seen by Benchling's log; rows that stand alone were done by someone else, or past the trail.
 */
export function objectHistory(
  records: readonly AuditRecord[],
  rows: readonly ObjectLogRow[],
  options: HistoryOptions = {},
): readonly HistoryLine[] {
  const { toleranceMs = 5_000, appUser } = options;
  const free = new Set(records.filter(({ outcome }) => outcome !== 'refused' && outcome !== 'failed'));

  const paired = actionsOf(rows).map((action): HistoryLine => {
    const at = action[0]?.at;
    const byApp = appUser === undefined || action[0]?.user === appUser || action[0]?.name === appUser;
    const ours = at === undefined || !byApp ? undefined : nearest(free, Date.parse(at), toleranceMs);
    if (ours !== undefined) free.delete(ours);
    return { at: at ?? '', ...(ours !== undefined && { ours }), benchling: action };
  });
  const taken = new Set(paired.map(({ ours }) => ours));
  const alone = records.filter((record) => !taken.has(record)).map((ours) => ({ at: ours.at, ours, benchling: [] }));
  return [...paired, ...alone].toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
}

/** Groups rows by their transaction; a row without one is an action of its own. */
function actionsOf(rows: readonly ObjectLogRow[]): readonly (readonly ObjectLogRow[])[] {
  const actions = new Map<unknown, ObjectLogRow[]>();
  for (const row of rows) {
    const action = row.transactionId ?? row;
    actions.set(action, [...(actions.get(action) ?? []), row]);
  }
  return [...actions.values()];
}

/** The change was made somewhere between the sending of the call and its outcome. */
function nearest(records: ReadonlySet<AuditRecord>, moment: number, toleranceMs: number): AuditRecord | undefined {
  const apart = ({ at, durationMs = 0 }: AuditRecord): number => {
    const end = Date.parse(at);
    return Math.max(end - durationMs - moment, moment - end, 0);
  };
  const [first] = [...records].toSorted((a, b) => apart(a) - apart(b));
  return first !== undefined && apart(first) <= toleranceMs ? first : undefined;
}
