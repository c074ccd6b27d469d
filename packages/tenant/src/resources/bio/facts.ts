import { invalidRequest } from '../../api-error.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Filter } from '../../engine/filter.ts';
import { commaList } from '../../engine/filters.ts';
import { fold } from '../../engine/item-store.ts';
import { readPage } from '../../engine/read-page.ts';
import type { Feature, ServedOperation } from '../../feature.ts';
import { codonUsageTables } from '../../sequences/codon-usage-tables.ts';
import { enzymes } from '../../sequences/enzymes.ts';

/** Something that every tenant knows and nobody can change. */
interface Fact {
  readonly id: string;
  readonly name: string;
}

/** Enzymes and codon usage tables: what every tenant knows. */
export function facts(engine: Engine): Feature {
  const tables = codonUsageTables.map(({ id, name }) => ({ id, name }));
  return {
    name: 'facts',
    operations: {
      listEnzymes: listFacts(engine, 'enzymes', enzymes),
      listCodonUsageTables: listFacts(engine, 'codonUsageTables', tables),
    },
  };
}

const nameAnyOf: Filter = (value) => ({
  sql: 'name IN (SELECT value FROM json_each(?))',
  values: [JSON.stringify(commaList(value))],
});

function listFacts({ context }: Engine, key: string, all: readonly Fact[]): ServedOperation {
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const rows = all.map(({ id, name }) => [id, name, fold(name)]);
  const select = `SELECT value ->> 0 AS id, value ->> 1 AS name, value ->> 2 AS name_folded, 0 AS created_at, 0 AS modified_at
    FROM json_each('${JSON.stringify(rows)}')`;
  const filters: Readonly<Record<string, Filter>> = {
    name: (value) => ({ sql: 'name = ?', values: [value] }),
    nameIncludes: (value) => ({ sql: 'instr(name_folded, ?) > 0', values: [fold(value)] }),
    'names.anyOf': nameAnyOf,
    ids: (value) => {
      const invalidIds = commaList(value).filter((id) => !byId.has(id));
      if (invalidIds.length > 0) throw invalidRequest(`Invalid ids: ${invalidIds.join(', ')}.`, { invalidIds });
      return { sql: 'id IN (SELECT value FROM json_each(?))', values: [JSON.stringify(commaList(value))] };
    },
  };
  return {
    support: 'faithful',
    handle: ({ query }) => {
      const page = readPage(context.db, { select, filters, defaultSort: 'name:asc' }, query, []);
      return {
        body: { [key]: page.ids.map((id) => byId.get(id)), nextToken: page.nextToken },
        headers: { 'result-count': String(page.count) },
      };
    },
  };
}
