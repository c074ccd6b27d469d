import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Condition } from '../engine/filter.ts';
import { allOf } from '../engine/paging.ts';
import { readSubstructure } from './structure.ts';

// A quarter of a millisecond each.
const COMPARED_MAX = 10_000;

/**
 * Molecules that contain a structure, as conditions of a list; none when no structure is asked for.
 * @throws {TenantApiError} 400 when it is no structure, or there are too many molecules to compare it with.
 */
export function findBySubstructure(
  { context }: Engine,
  wanted: { readonly smiles?: string; readonly mol?: string },
  scope: readonly Condition[],
): Condition[] {
  const parts = [
    ...(wanted.smiles === undefined ? [] : [readSubstructure(wanted.smiles, 'smiles', 'chemicalSubstructure.smiles')]),
    ...(wanted.mol === undefined ? [] : [readSubstructure(wanted.mol, 'molfile', 'chemicalSubstructure.mol')]),
  ];
  if (parts.length === 0) return [];
  const where = allOf([{ sql: "type = 'molecule'", values: [] }, ...scope]);
  const rows = context.db
    .prepare<{ id: string; smiles: string }>(
      `SELECT id, body ->> '$.canonicalizedSmiles' AS smiles FROM items WHERE ${where.sql} LIMIT ${COMPARED_MAX + 1}`,
    )
    .all(...where.values);
  if (rows.length > COMPARED_MAX) {
    throw invalidRequest(`A substructure is compared with ${COMPARED_MAX} molecules at most, and there are more.`);
  }
  const found = rows.filter(({ smiles }) => parts.every((isIn) => isIn(smiles)));
  return [{ sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(found.map(({ id }) => id))] }];
}
