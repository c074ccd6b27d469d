import { RawJson } from '../request.ts';
import type { Family } from './family.ts';
import { hideNames, mayShowLinks } from './fields/hide-names.ts';
import type { ItemRow } from './item-row.ts';
import type { Lookup } from './lookup.ts';
import { narrow } from './returning.ts';

/**
 * The JSON text of an item, with nothing in it that who is answered may not know.
 * Its stored body is spliced in unread, which makes long lists cheap.
 */
export function presentItem(family: Family, row: ItemRow, lookup: Lookup): string {
  const head = JSON.stringify(family.head(row, lookup));
  const text = row.body === '{}' || family.headOnly === true ? head : `${head.slice(0, -1)},${row.body.slice(1)}`;
  return mayShowLinks(text) && lookup.hidesLinksOf(row) ? hideNames(text, lookup) : text;
}

/** The item as a value, for answers that are not its text as it is. */
export function itemValue(family: Family, row: ItemRow, lookup: Lookup): Record<string, unknown> {
  return JSON.parse(presentItem(family, row, lookup)) as Record<string, unknown>;
}

/** JSON text, narrowed to what `returning` names. */
export function narrowed(text: string, returning: unknown): RawJson {
  return new RawJson(typeof returning === 'string' ? JSON.stringify(narrow(JSON.parse(text), returning)) : text);
}
