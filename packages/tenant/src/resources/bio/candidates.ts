import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Condition } from '../../engine/filter.ts';
import { ITEM_COLUMNS, type ItemRow } from '../../engine/item-row.ts';
import { readable } from '../../engine/list-items.ts';
import { allOf } from '../../engine/paging.ts';
import type { Principal } from '../../identity/principal.ts';

/** A sequence that others are compared with. */
export interface Candidate {
  readonly row: ItemRow;
  /** Its bases or amino acids. */
  readonly residues: string;
}

const COMPARED_MAX = 200_000;

/**
 * The sequences of a type that a principal may read, that are not archived and that meet the conditions.
 * @throws {TenantApiError} 400 when comparing each of them with `times` others would take too long.
 */
export function candidates(
  engine: Engine,
  principal: Principal,
  type: string,
  conditions: readonly Condition[],
  times: number,
): Candidate[] {
  const where = allOf([
    { sql: 'type = ? AND archive_reason IS NULL', values: [type] },
    ...conditions,
    ...readable(engine, principal),
  ]);
  const most = Math.floor(COMPARED_MAX / Math.max(times, 1));
  const rows = engine.context.db
    .prepare<ItemRow>(`SELECT ${ITEM_COLUMNS} FROM items WHERE ${where.sql} ORDER BY pk LIMIT ${most + 1}`)
    .all(...where.values);
  if (rows.length > most) {
    throw invalidRequest(
      `Comparing ${times} sequences with more than ${most} others takes too long here. Ask for fewer at once.`,
    );
  }
  return rows.flatMap((row) => {
    const { bases, aminoAcids } = JSON.parse(row.body) as { readonly bases?: string; readonly aminoAcids?: string };
    const residues = bases ?? aminoAcids ?? '';
    return residues === '' ? [] : [{ row, residues }];
  });
}
