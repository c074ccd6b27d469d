import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import { itemFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';

/** The stored body of a monomer. */
export interface MonomerBody {
  readonly symbol: string;
  readonly naturalAnalog: string;
  readonly monomerType: 'BACKBONE' | 'BRANCH';
  readonly polymerType: 'RNA';
  readonly originalSmiles: string;
  readonly canonicalSmiles: string;
  readonly attachmentPoints: readonly string[];
  readonly calculatedMolecularWeight: number;
  readonly exactMolecularWeight: number;
  readonly customMolecularWeight: number | null;
  readonly visualSymbol: string | null;
  readonly visualColor: string | null;
}

/** The sugars, bases and phosphates that nucleotides are made of. */
export const monomer: Family = {
  type: 'monomer',
  label: 'Monomer',
  prefix: 'mon_',
  path: '/monomers',
  listKey: 'monomers',
  idsKey: 'monomerIds',
  head: (row, lookup) => ({
    id: row.id,
    name: row.name,
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
    archiveRecord: row.archive_reason === null ? null : { reason: row.archive_reason },
  }),
  filters: { archiveReason: itemFilters.archiveReason },
  defaultSort: 'createdAt:asc',
};

/** The monomer of a type with a symbol, unless it is archived. */
export function monomerWith(
  engine: Engine,
  symbol: string,
  monomerType: MonomerBody['monomerType'],
): ItemRow | undefined {
  return engine.items
    .withFacet({ name: 'symbol', value: symbol })
    .find(
      ({ type, archive_reason, body }) =>
        type === monomer.type &&
        archive_reason === null &&
        (JSON.parse(body) as MonomerBody).monomerType === monomerType,
    );
}

/** The letters that bases stand for, whatever their modifications. @throws {TenantApiError} 400 for an unknown symbol. */
export function naturalAnalogs(engine: Engine, symbols: readonly string[]): string[] {
  const known = new Map<string, string>();
  for (const symbol of new Set(symbols)) {
    // What is written by one letter of the alphabet is unmodified.
    const row = monomerWith(engine, symbol, 'BRANCH');
    if (!row && symbol.length > 1) throw invalidRequest(`Invalid helm: there is no monomer ${symbol}.`);
    known.set(symbol, row ? (JSON.parse(row.body) as MonomerBody).naturalAnalog : symbol);
  }
  return symbols.map((symbol) => known.get(symbol) ?? symbol);
}
