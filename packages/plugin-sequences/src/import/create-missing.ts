import type { Schemas } from '@ligase/benchling-api/v2';
import { InvalidRequestError, TaskError, UnknownOutcomeError, type Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { bulkCreateSequences } from '../operations/bulk-create-sequences.ts';
import { explainRegistryLock, isRegistryLock } from '../operations/explain-registry-lock.ts';
import { findExisting, hasSameBases } from './find-existing.ts';

/** What became of a sequence that was to be created. */
export type Created = { readonly sequence: DnaSequence } | { readonly error: unknown };

/** Where sequences are created. */
export interface CreatePlace {
  readonly folderId: string;
  readonly registryId?: string;
}

type Create = Schemas['DnaSequenceBulkCreate'] & Parameters<typeof hasSameBases>[0] & { readonly name: string };

const mostRounds = 20;

/**
 * Creates a batch of sequences that differ in name, topology or bases, and gives the outcome of each in order. What
 * Benchling keeps of a failed batch is not documented; so after one the folder is looked at, and only what it does not have
 * is sent again.
 *
 * @throws what is no fault of a sequence, and would be met by every one after it, too.
 */
export async function createMissing(
  benchling: Benchling,
  sequences: readonly Create[],
  { folderId, registryId = '' }: CreatePlace,
  call: SequenceCallOptions,
): Promise<readonly Created[]> {
  const created = new Map<Create, Created>();
  let waiting = sequences;

  for (let round = 1; waiting.length > 0; round += 1) {
    const unnamed: Create[] = [];
    let ofBatch: unknown;
    for await (const outcome of bulkCreateSequences(benchling, waiting, call)) {
      const sequence = waiting[outcome.index];
      if (sequence === undefined) continue;
      if (outcome.ok) {
        created.set(sequence, { sequence: outcome.value });
        continue;
      }
      if (isRegistryLock(outcome.error)) throw explainRegistryLock(outcome.error, registryId);
      if (isUnnamed(outcome.error)) {
        unnamed.push(sequence);
        ofBatch = outcome.error.cause;
      } else if (isOfSequence(outcome.error)) created.set(sequence, { error: outcome.error });
      else throw outcome.error;
    }
    const there = await findExisting(benchling, { folderId }, namesOf(unnamed), call);
    const isLast = unnamed.length === waiting.length || round === mostRounds;
    for (const sequence of unnamed) {
      const kept = there.get(sequence.name)?.find((one) => hasSameBases(one, sequence));
      if (kept !== undefined) created.set(sequence, { sequence: kept });
      else if (isLast) created.set(sequence, { error: ofBatch });
    }
    waiting = unnamed.filter((sequence) => !created.has(sequence));
  }
  return sequences.flatMap((sequence) => created.get(sequence) ?? []);
}

const namesOf = (sequences: readonly Create[]): readonly string[] => sequences.map(({ name }) => name);

const isOfSequence = (error: unknown): boolean => error instanceof InvalidRequestError || isFailedTask(error);

/** Whether the batch failed for other sequences, or as a whole; its task has ended, so nothing more can come of it. */
const isUnnamed = (error: unknown): error is UnknownOutcomeError =>
  error instanceof UnknownOutcomeError && isFailedTask(error.cause);

const isFailedTask = (error: unknown): boolean => error instanceof TaskError && error.code === 'TASK_FAILED';
