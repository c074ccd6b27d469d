import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { hasSameBases } from '../import/find-existing.ts';
import { listSequences } from '../operations/list-sequences.ts';
import { matchBases } from '../operations/match-bases.ts';
import type { CheckedRecord } from './check-sequences.ts';

/** What Benchling has of a record already. */
export interface Likeness {
  /** The record's place in the text. */
  readonly index: number;
  /** The same molecule: the same bases, and of a circle also from another first base or as the other strand. */
  readonly sameBases: readonly DnaSequence[];
  /** Of these those with the record's own topology and first base. */
  readonly identicalIds: readonly string[];
  /** Other bases under the record's name, registry id or alias. */
  readonly sameName: readonly DnaSequence[];
}

/** A filter travels in the address, where servers take some thousand characters; longer bases go in a body. */
const maxFilterBases = 3000;
const mostShown = 20;

/** Finds what of some records Benchling has already, anywhere the app sees, archived or not. Two requests for each record. */
export async function compareWithBenchling(
  benchling: Benchling,
  records: readonly CheckedRecord[],
  call: SequenceCallOptions,
): Promise<readonly Likeness[]> {
  const likenesses: Likeness[] = [];
  for (const { index, name, record } of records) {
    // oxlint-disable-next-line no-await-in-loop -- a person waits for few records, and a burst would take the budget of others
    const [sameBases, called] = await Promise.all([
      withBases(benchling, record.bases, call),
      withName(benchling, name, call),
    ]);
    const known = new Set(sameBases.map(({ id }) => id));
    likenesses.push({
      index,
      sameBases,
      identicalIds: sameBases.filter((one) => hasSameBases(one, record)).map(({ id }) => id),
      sameName: called.filter(({ id }) => !known.has(id)),
    });
  }
  return likenesses;
}

const anyArchived = 'ANY_ARCHIVED_OR_NOT_ARCHIVED';

function withBases(benchling: Benchling, bases: string, call: SequenceCallOptions): Promise<readonly DnaSequence[]> {
  return some(
    bases.length <= maxFilterBases
      ? listSequences(benchling, { bases, archiveReason: anyArchived, pageSize: mostShown }, call)
      : matchBases(benchling, bases, { ...call, pageSize: mostShown }),
  );
}

function withName(benchling: Benchling, name: string, call: SequenceCallOptions): Promise<readonly DnaSequence[]> {
  return some(listSequences(benchling, { name, archiveReason: anyArchived, pageSize: mostShown }, call));
}

async function some(listing: AsyncIterable<DnaSequence>): Promise<readonly DnaSequence[]> {
  const found: DnaSequence[] = [];
  for await (const sequence of listing) {
    found.push(sequence);
    if (found.length === mostShown) break;
  }
  return found;
}
