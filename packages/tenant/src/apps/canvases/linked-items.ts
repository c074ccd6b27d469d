import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { visible } from '../../engine/rights.ts';
import { schemaOf } from '../../engine/schema.ts';
import type { Principal } from '../../identity/principal.ts';

/** An option of a dropdown. */
export interface DropdownOption {
  readonly id: string;
  readonly name: string;
  readonly archiveRecord: object | null;
}

/** The options of a dropdown, those that are archived among them; none when there is no such dropdown. */
export function optionsOf(engine: Engine, dropdownId: string): readonly DropdownOption[] {
  const row = engine.items.get(dropdownId);
  if (row?.type !== 'dropdown') return [];
  return (JSON.parse(row.body) as { readonly options: readonly DropdownOption[] }).options;
}

/** What blocks can name. */
export interface LinkedItems {
  /** An item of one of these types that may be named. */
  item(types: readonly string[], id: string): ItemRow | undefined;
  /** The options of a dropdown, those that are archived left out. */
  options(dropdownId: string): readonly DropdownOption[] | undefined;
  /** The type of the items that a schema is for, such as `dna_sequence`. */
  schemaType(schemaId: string): string | undefined;
}

/** What a principal may name: what it may see, and what the canvas has named before, whoever put it there. */
export function linkedItems(
  engine: Engine,
  principal: Principal,
  before: ReadonlySet<string> = new Set<string>(),
): LinkedItems {
  const item: LinkedItems['item'] = (types, id) => {
    if (!before.has(id)) return visible(engine, principal, types, id);
    const row = engine.items.get(id);
    return row && types.includes(row.type) ? row : undefined;
  };
  return {
    item,
    options: (dropdownId) =>
      item(['dropdown'], dropdownId) &&
      optionsOf(engine, dropdownId).filter(({ id, archiveRecord }) => archiveRecord === null || before.has(id)),
    schemaType(schemaId) {
      const row = engine.items.get(schemaId);
      return row?.type.endsWith('_schema') ? schemaOf(row).type : undefined;
    },
  };
}
