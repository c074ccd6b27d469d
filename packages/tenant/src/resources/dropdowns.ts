import { invalidRequest } from '../api-error.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { EVERYONE, type ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import { getOperation, itemReply, listOperation } from '../engine/read-operations.ts';
import { refreshLinks } from '../engine/refresh-links.ts';
import { demand, itemOfBody, itemOfPath } from '../engine/rights.ts';
import { createItem, updateItem } from '../engine/write-item.ts';
import type { Feature } from '../feature.ts';
import type { Call } from '../request.ts';

/** Lists of options that fields choose from. */
const dropdown: Family = {
  type: 'dropdown',
  label: 'Dropdown',
  prefix: 'sfs_',
  path: '/dropdowns',
  listKey: 'dropdowns',
  head: (row) => ({
    id: row.id,
    name: row.name,
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: {},
  defaultSort: 'name',
};

/** A dropdown as lists show it, without its options. */
export const dropdownSummary: Family = { ...dropdown, head: ({ id, name }) => ({ id, name }), headOnly: true };

interface Option {
  readonly id: string;
  readonly name: string;
  readonly archiveRecord: { readonly reason: string } | null;
}

/** What a new dropdown is made of. */
export interface NewDropdown {
  readonly id?: string;
  readonly name: string;
  readonly options: readonly { readonly id?: string; readonly name: string }[];
  /** Default: the only registry of the tenant. */
  readonly registryId?: string | null;
}

/** Dropdowns, and how to make them. */
export interface Dropdowns extends Feature {
  /** @throws {TenantApiError} 400, 403 */
  create(actor: Actor, dropdown: NewDropdown): ItemRow;
}

/** Dropdowns: all their operations. */
export function dropdowns(engine: Engine): Dropdowns {
  const { ids, db } = engine.context;

  const create: Dropdowns['create'] = (actor, { id, name, options, registryId }) => {
    const home = registryId ?? onlyRegistry(engine);
    demand(engine, actor.principal, 'admin', itemOfBody(engine, actor.principal, 'registry', home, 'registryId'));
    const made = options.map((option): Option => ({ id: ids.next(dropdown.prefix), archiveRecord: null, ...option }));
    demandDistinct(made);
    return db.transaction(() =>
      createItem(engine, actor, dropdown, {
        ...(id === undefined ? {} : { id }),
        name,
        registryId: home,
        scopeId: EVERYONE,
        body: { options: made },
        facets: facets(made),
      }),
    );
  };

  const change = (call: Call, next: (options: readonly Option[]) => readonly Option[]): ItemRow => {
    const row = itemOfPath(engine, call.principal, 'dropdown', call.path['dropdown_id'] ?? '');
    demand(engine, call.principal, 'admin', row);
    const before = optionsOf(row);
    const options = next(before);
    demandDistinct(options);
    const changed = updateItem(
      engine,
      call,
      dropdown,
      row,
      { ...row, body: JSON.stringify({ options }) },
      {
        properties: [{ property: 'options', from: before, to: options }],
        index: { facets: facets(options), names: [] },
      },
    );
    for (const { id, name } of options) {
      if (before.some((option) => option.id === id && option.name !== name)) refreshLinks(engine, id);
    }
    return changed;
  };

  const setArchived = (call: Call): { body: object } => {
    const { dropdownOptionIds = [], reason } = call.body as { dropdownOptionIds?: string[]; reason?: string };
    change(call, (options) => {
      demandKnown(options, dropdownOptionIds);
      const archiveRecord = reason === undefined ? null : { reason };
      return options.map((option) => (dropdownOptionIds.includes(option.id) ? { ...option, archiveRecord } : option));
    });
    return { body: { dropdownOptionIds } };
  };

  return {
    name: 'dropdowns',
    create,
    operations: {
      listDropdowns: { support: 'faithful', handle: listOperation(engine, dropdownSummary, { counted: true }) },
      getDropdown: { support: 'faithful', handle: getOperation(engine, dropdown, 'dropdown_id') },
      createDropdown: {
        support: 'faithful',
        handle: (call) => itemReply(engine, dropdown, create(call, call.body as NewDropdown), 200, call),
      },
      updateDropdown: {
        support: 'partial',
        differs: 'Options that are not named stay as they are, which is inferred.',
        handle: (call) => {
          const { options } = call.body as { options: readonly { id?: string; name: string }[] };
          const row = change(call, (before) => {
            demandKnown(
              before,
              options.flatMap(({ id }) => id ?? []),
            );
            const kept = before.map((option) => ({ ...option, ...options.find(({ id }) => id === option.id) }));
            const added = options.filter(({ id }) => id === undefined);
            return [
              ...kept,
              ...added.map(({ name }) => ({ id: ids.next(dropdown.prefix), name, archiveRecord: null })),
            ];
          });
          return itemReply(engine, dropdown, row, 200, call);
        },
      },
      archiveDropdownOptions: { support: 'faithful', handle: setArchived },
      unarchiveDropdownOptions: { support: 'faithful', handle: setArchived },
    },
  };
}

function optionsOf(row: ItemRow): readonly Option[] {
  return (JSON.parse(row.body) as { options: Option[] }).options;
}

// Lets a field find the name of its option.
function facets(options: readonly Option[]): Facet[] {
  return options.map(({ id }) => ({ name: 'option', value: id }));
}

function onlyRegistry(engine: Engine): string {
  const found = engine.context.db.prepare<{ id: string }>("SELECT id FROM items WHERE type = 'registry' LIMIT 2").all();
  const [first] = found;
  if (first && found.length === 1) return first.id;
  throw invalidRequest('registryId is a required field');
}

function demandKnown(options: readonly Option[], wanted: readonly string[]): void {
  const invalidIds = wanted.filter((id) => !options.some((option) => option.id === id));
  if (invalidIds.length > 0)
    throw invalidRequest(`Invalid dropdownOptionIds: ${invalidIds.join(', ')}.`, { invalidIds });
}

function demandDistinct(options: readonly Option[]): void {
  const names = options.map(({ name }) => name);
  const doubled = names.find((name, index) => names.indexOf(name) !== index);
  if (doubled !== undefined) throw invalidRequest(`The dropdown has two options named "${doubled}".`);
}
