import type { Family } from '../engine/family.ts';
import { facetAnyOf, itemFilters, nameFilters } from '../engine/filters.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Lookup } from '../engine/lookup.ts';

/** One row of an alignment, as the API shows it. */
export interface AlignedSequence {
  readonly name: string;
  /** With `-` for gaps. */
  readonly bases: string;
  /** `null` when it came from a file. */
  readonly sequenceId: string | null;
  readonly dnaSequenceId: string | null;
  readonly trimStart: number;
  readonly trimEnd: number;
  /** Only in alignments to a template. */
  readonly pairwiseIdentity?: number;
}

/** The stored body of an alignment. */
export interface AlignmentBody {
  readonly referenceSequenceId: string;
  readonly alignedSequences: readonly AlignedSequence[];
}

/** Alignments of sequences to a template or to their consensus, under the name that one API has for them. */
export function alignmentFamily(path: string, listKey: string): Family {
  return {
    type: 'nucleotide_alignment',
    label: 'Nucleotide Alignment',
    prefix: 'seqanl_',
    path,
    listKey,
    head: (row, lookup) => head(path, row, lookup),
    filters: {
      createdAt: itemFilters.createdAt,
      modifiedAt: itemFilters.modifiedAt,
      ...nameFilters,
      sequenceIds: facetAnyOf('reference'),
    },
    defaultSort: 'modifiedAt:desc',
  };
}

/** What lists show of alignments: all but the sequences. */
export function alignmentSummary(family: Family): Family {
  return {
    ...family,
    head: (row, lookup) => ({
      ...head(family.path, row, lookup),
      referenceSequenceId: (JSON.parse(row.body) as AlignmentBody).referenceSequenceId,
    }),
    headOnly: true,
  };
}

function head(path: string, row: ItemRow, lookup: Lookup): Record<string, unknown> {
  return {
    id: row.id,
    name: row.name,
    apiURL: lookup.apiUrl(path, row.id),
    webURL: lookup.webUrl(row.id),
    createdAt: lookup.time(row.created_at),
    modifiedAt: lookup.time(row.modified_at),
  };
}
