import { invalidRequest } from '../../api-error.ts';
import { createEntity } from '../../entities/create-entity.ts';
import type { EntityInput } from '../../entities/entity-kind.ts';
import { eachItem } from '../../engine/each-item.ts';
import type { Engine } from '../../engine/engine.ts';
import type { ItemRow } from '../../engine/item-row.ts';
import { itemsResponse } from '../../engine/read-operations.ts';
import { itemOfBody } from '../../engine/rights.ts';
import type { ServedOperation } from '../../feature.ts';
import type { Call } from '../../request.ts';
import { avoidedHairpins, avoidedPattern, avoidedSite, type ReducedPattern } from '../../sequences/avoided-patterns.ts';
import { codonUsageTables, evenCodons } from '../../sequences/codon-usage-tables.ts';
import { dnaSequence } from '../../sequences/dna-sequence.ts';
import { enzymes } from '../../sequences/enzymes.ts';
import { translate } from '../../sequences/genetic-codes.ts';
import { optimizeCodons, type CodonWishes } from '../../sequences/optimize-codons.ts';

interface CodonBody {
  readonly folderId: string;
  readonly schemaId?: string;
  readonly codonUsageTableId?: string;
  readonly method?: CodonWishes['method'];
  readonly gcContent?: keyof typeof GC;
  readonly gcContentRange?: { readonly min?: number; readonly max?: number };
  readonly avoidedCutsiteEnzymeIds?: readonly string[];
  readonly reducedPatterns?: readonly ReducedPattern[];
  readonly hairpinParameters?: { readonly stem?: number; readonly window?: number };
  readonly shouldDepleteUridine?: boolean;
}

const GC = {
  ANY: { min: 0, max: 1 },
  LOW: { min: 0, max: 0.33 },
  MEDIUM: { min: 0.33, max: 0.66 },
  HIGH: { min: 0.66, max: 1 },
} as const;

/** Writing proteins in the codons of an organism, from their amino acids or from the codons that they have. */
export function codonOperations(engine: Engine): Record<string, ServedOperation> {
  const write = (call: Call, from: ItemRow, aminoAcids: string, suffix: string): ItemRow => {
    const { folderId, schemaId } = call.body as CodonBody;
    const bases = optimizeCodons(aminoAcids, wishesOf(call.body as CodonBody));
    const name = `${from.name} ${suffix}`;
    const translations = bases === '' ? [] : [{ name: from.name, start: 0, end: 0, strand: 1 }];
    const sent: EntityInput = {
      name,
      bases,
      isCircular: false,
      folderId,
      ...(schemaId === undefined ? {} : { schemaId }),
      translations,
    };
    return createEntity(engine, dnaSequence, call, sent);
  };
  return {
    backTranslate: {
      support: 'faithful',
      accept: ({ body }) => void wishesOf(body as CodonBody),
      runTask: (call) => {
        const { aaSequenceIds } = call.body as { readonly aaSequenceIds: readonly string[] };
        const rows = eachItem(aaSequenceIds, (id) => {
          const row = itemOfBody(engine, call.principal, 'aa_sequence', id, 'aaSequenceIds');
          const { aminoAcids } = JSON.parse(row.body) as { readonly aminoAcids: string };
          return write(call, row, aminoAcids, '(back-translated)');
        });
        return itemsResponse(engine, dnaSequence.family, rows, call);
      },
    },
    optimizeCodons: {
      support: 'faithful',
      accept: ({ body }) => void wishesOf(body as CodonBody),
      runTask: (call) => {
        const { dnaSequenceIds } = call.body as { readonly dnaSequenceIds: readonly string[] };
        eachItem(dnaSequenceIds, (id) => {
          const row = itemOfBody(engine, call.principal, 'dna_sequence', id, 'dnaSequenceIds');
          const { bases } = JSON.parse(row.body) as { readonly bases: string };
          if (bases.length % 3 !== 0) {
            throw invalidRequest(`${row.name} (${id}) has ${bases.length} bases, which are no whole codons.`);
          }
          return write(call, row, translate(bases, 'STANDARD'), '(optimized)');
        });
        return {};
      },
    },
  };
}

function wishesOf(body: CodonBody): CodonWishes {
  const { codonUsageTableId, method, gcContent, gcContentRange, hairpinParameters } = body;
  if (method !== undefined && codonUsageTableId === undefined) {
    throw invalidRequest('codonUsageTableId is a required field when method is given');
  }
  if (gcContent !== undefined && gcContentRange !== undefined) {
    throw invalidRequest('A request takes gcContent or gcContentRange, but not both.');
  }
  const { min = 0, max = 1 } = gcContentRange ?? GC[gcContent ?? 'ANY'];
  if (max <= min)
    throw invalidRequest(`Invalid gcContentRange: its max, ${max}, must be greater than its min, ${min}.`);
  const table = codonUsageTables.find(({ id }) => id === codonUsageTableId);
  if (codonUsageTableId !== undefined && !table) {
    throw invalidRequest(`Invalid codonUsageTableId: ${codonUsageTableId}.`, { invalidId: codonUsageTableId });
  }
  const sites = (body.avoidedCutsiteEnzymeIds ?? []).map((id) => {
    const enzyme = enzymes.find((one) => one.id === id);
    if (!enzyme) throw invalidRequest(`Invalid avoidedCutsiteEnzymeIds: ${id}.`, { invalidId: id });
    return avoidedSite(enzyme.name, enzyme.restrictionSite);
  });
  return {
    codons: table?.codons ?? evenCodons(),
    method: method ?? 'MATCH_CODON_USAGE',
    gc: { min, max },
    avoided: [
      ...sites,
      ...(body.reducedPatterns ?? []).map(avoidedPattern),
      ...(hairpinParameters ? [avoidedHairpins(hairpinParameters)] : []),
    ],
    depletesUridine: body.shouldDepleteUridine ?? false,
  };
}
