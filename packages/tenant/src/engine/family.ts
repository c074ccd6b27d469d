import type { Lookup } from './lookup.ts';
import type { Condition, Filter } from './filter.ts';
import type { ItemRow } from './item-row.ts';
import type { Schema } from './schema.ts';

/** A kind of item as the API shows it: one row of the table that the archetypes work from. */
export interface Family {
  /** The `type` of its rows; of new ones, when it has several. */
  readonly type: string;
  /** Every `type` of its rows. Default: the one. */
  readonly types?: readonly string[];
  /** What people call it; the item type of the audit log. */
  readonly label: string;
  /** Such as `seq_`. */
  readonly prefix: string;
  /** Below the API's base path, such as `/dna-sequences`. */
  readonly path: string;
  /** The member that holds its items in lists. */
  readonly listKey: string;
  /** The member that holds its ids when they are archived; only of families that can be. */
  readonly idsKey?: string;
  /** What the API shows of the columns; the body is spliced in behind it. */
  readonly head: (row: ItemRow, lookup: Lookup) => Readonly<Record<string, unknown>>;
  /** Whether the body stays out of answers. Default no. */
  readonly headOnly?: boolean;
  /** Reads the schema that describes its fields from the row of its schema. Default: that is the schema. */
  readonly schemaOf?: (row: ItemRow) => Schema;
  /** The table that its lists are read from, with what they can be filtered and sorted by. Default `items`. */
  readonly from?: string;
  /** By parameter, what its lists can be filtered by. */
  readonly filters: Readonly<Record<string, Filter>>;
  /** Such as `modifiedAt:desc`. */
  readonly defaultSort: string;
}

/** The types of a family's rows. */
export function typesOf({ type, types = [type] }: Pick<Family, 'type' | 'types'>): readonly string[] {
  return types;
}

/** The rows of a family, as a condition. */
export function ofFamily(family: Pick<Family, 'type' | 'types'>): Condition {
  const types = typesOf(family);
  return types.length === 1
    ? { sql: 'type = ?', values: [family.type] }
    : { sql: `type IN (${types.map(() => '?').join(', ')})`, values: types };
}
