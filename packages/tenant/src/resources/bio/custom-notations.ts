import { invalidRequest } from '../../api-error.ts';
import type { Actor } from '../../engine/changes.ts';
import type { Engine } from '../../engine/engine.ts';
import { EVERYONE, type ItemRow } from '../../engine/item-row.ts';
import { listOperation } from '../../engine/read-operations.ts';
import { createItem } from '../../engine/write-item.ts';
import type { Feature } from '../../feature.ts';
import { customNotation, type NotationAlias } from '../../sequences/custom-notation.ts';
import { monomerWith, type MonomerBody } from '../../sequences/monomer.ts';

/** A token of a new notation, and the nucleotide that it stands for, by the symbols of its monomers. */
export interface NewNotationToken {
  readonly token: string;
  readonly sugar: string;
  readonly base: string;
  /** Default: the natural phosphate. `null` for a token that ends a strand. */
  readonly phosphate?: string | null;
  /** How the token is written at the start of a strand. Default: as anywhere. */
  readonly atStart?: string;
  /** How the token is written at the end of a strand. Default: as anywhere. */
  readonly atEnd?: string;
}

/** What a new notation is made of. */
export interface NewNotation {
  readonly id?: string;
  readonly name: string;
  readonly tokens: readonly NewNotationToken[];
}

/** Custom notations, and how to make them. */
export interface CustomNotations extends Feature {
  /** Makes a notation. Benchling offers this only in its UI. @throws {TenantApiError} 400 for an unknown monomer. */
  create(actor: Actor, notation: NewNotation): ItemRow;
}

/** Custom notations: making and listing them. */
export function customNotations(engine: Engine): CustomNotations {
  const { ids, db } = engine.context;
  const monomerId = (symbol: string, type: MonomerBody['monomerType']): string => {
    const row = monomerWith(engine, symbol, type);
    if (!row) throw invalidRequest(`There is no monomer ${symbol}.`);
    return row.id;
  };
  return {
    name: 'custom-notations',
    create: (actor, { id = ids.next(customNotation.prefix), name, tokens }) => {
      const aliases = tokens.map(
        ({ token, sugar, base, phosphate = 'p', atStart = null, atEnd = null }, rank): NotationAlias => ({
          id: ids.next('sntxals_'),
          customNotationId: id,
          token,
          tokenVariantStart: atStart,
          tokenVariantEnd: atEnd,
          sugarMonomerId: monomerId(sugar, 'BACKBONE'),
          baseMonomerId: monomerId(base, 'BRANCH'),
          phosphateMonomerId: phosphate === null ? null : monomerId(phosphate, 'BACKBONE'),
          rank,
        }),
      );
      return db.transaction(() =>
        createItem(engine, actor, customNotation, { id, name, scopeId: EVERYONE, body: { aliases } }),
      );
    },
    operations: {
      listCustomNotations: { support: 'faithful', handle: listOperation(engine, customNotation) },
    },
  };
}
