import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Family } from '../engine/family.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Nucleotide } from './helm.ts';
import type { MonomerBody } from './monomer.ts';

/** What a token of a notation stands for. */
export interface NotationAlias {
  readonly id: string;
  readonly customNotationId: string;
  readonly token: string;
  /** How the token is written for the first nucleotide of a strand, and for the last. */
  readonly tokenVariantStart: string | null;
  readonly tokenVariantEnd: string | null;
  readonly sugarMonomerId: string;
  readonly baseMonomerId: string;
  readonly phosphateMonomerId: string | null;
  /** Of several tokens for one nucleotide, the one of the lowest rank is written. */
  readonly rank: number;
}

/** A lab's own way of writing modified strands. */
export const customNotation: Family = {
  type: 'custom_notation',
  label: 'Custom Notation',
  prefix: 'sntx_',
  path: '/custom-notations',
  listKey: 'customNotations',
  head: (row) => ({ id: row.id, name: row.name }),
  filters: {},
  defaultSort: 'name',
};

interface Token extends Nucleotide {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

/** Reads a strand written in a notation; of several tokens that fit, the longest counts. @throws {TenantApiError} 400 */
export function readNotation(engine: Engine, notationId: string, text: string): Nucleotide[] {
  const tokens = tokensOf(engine, notationOf(engine, notationId));
  const nucleotides: Nucleotide[] = [];
  let at = 0;
  while (at < text.length) {
    const rest = text.slice(at);
    const fits = tokens.flatMap((token) =>
      [at === 0 ? token.start : token.middle, token.end]
        .filter((written, index) => rest.startsWith(written) && (index === 0 || rest === written))
        .map((written) => ({ token, written })),
    );
    const [best] = fits.toSorted((a, b) => b.written.length - a.written.length);
    if (!best) {
      throw invalidRequest(
        `Invalid customNotation: no token of the notation begins at position ${at + 1}, "${rest.slice(0, 12)}".`,
      );
    }
    const { sugar, base, phosphate } = best.token;
    nucleotides.push({ sugar, base, phosphate });
    at += best.written.length;
  }
  const last = nucleotides.at(-1);
  return last ? [...nucleotides.slice(0, -1), { ...last, phosphate: null }] : [];
}

/** Writes a strand in a notation; `null` when the notation has no token for one of its nucleotides. */
export function writeNotation(engine: Engine, notation: ItemRow, nucleotides: readonly Nucleotide[]): string | null {
  const tokens = tokensOf(engine, notation);
  const last = nucleotides.length - 1;
  const written = nucleotides.map((nucleotide, index) => {
    const token = tokens.find(
      ({ sugar, base, phosphate }) =>
        sugar === nucleotide.sugar &&
        base === nucleotide.base &&
        (phosphate === nucleotide.phosphate || (index === last && nucleotide.phosphate === null)),
    );
    return index === 0 ? token?.start : index === last ? token?.end : token?.middle;
  });
  return written.includes(undefined) ? null : written.join('');
}

/** The notation with an id. @throws {TenantApiError} 400 when there is none. */
export function notationOf(engine: Engine, notationId: string): ItemRow {
  const row = engine.items.get(notationId);
  if (row?.type !== customNotation.type) {
    throw invalidRequest(`Invalid customNotationId: ${notationId}. There is no such notation.`, {
      invalidId: notationId,
    });
  }
  return row;
}

function tokensOf(engine: Engine, notation: ItemRow): Token[] {
  const { aliases } = JSON.parse(notation.body) as { readonly aliases: readonly NotationAlias[] };
  const symbol = (id: string): string =>
    (JSON.parse(engine.items.get(id)?.body ?? '{"symbol":""}') as MonomerBody).symbol;
  return aliases
    .toSorted((a, b) => a.rank - b.rank)
    .map((alias) => ({
      start: alias.tokenVariantStart ?? alias.token,
      middle: alias.token,
      end: alias.tokenVariantEnd ?? alias.token,
      sugar: symbol(alias.sugarMonomerId),
      base: symbol(alias.baseMonomerId),
      phosphate: alias.phosphateMonomerId === null ? null : symbol(alias.phosphateMonomerId),
    }));
}
