import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, type Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { findExisting, hasSameBases } from '../import/find-existing.ts';
import { importBatch } from '../import/import-batch.ts';
import type { ImportOutcome } from '../import/import-file.ts';
import type { CheckedRecord, SequenceCheck } from './check-sequences.ts';

/** Where approved sequences go. */
export interface RegisterPlace {
  readonly folderId: string;
  readonly registryId: string;
  readonly schemaId: string;
  readonly namingStrategy: Schemas['NamingStrategy'];
  /** Schema fields, the same for every sequence. */
  readonly fields?: Schemas['Fields'];
}

/**
 * Creates and registers the sequences of a check, and gives the outcome of each in order. What the folder or the registry has of
 * them, by name and bases, is left as it is, so that it can be done again after any failure.
 */
export async function registerChecked(
  benchling: Benchling,
  { records, problems }: SequenceCheck,
  place: RegisterPlace,
  call: SequenceCallOptions,
): Promise<readonly ImportOutcome[]> {
  const [problem] = problems;
  if (problem !== undefined || records.length === 0)
    throw new InputError('INPUT_INVALID', `Nothing was registered: ${problem?.message ?? 'there are no sequences.'}`, {
      details: { problems },
    });
  const names = records.map(({ name }) => name);
  const inFolder = await findExisting(benchling, { folderId: place.folderId }, names, call);
  const inRegistry = await findExisting(benchling, { registryId: place.registryId }, names, call);
  const settled = new Map<CheckedRecord, ImportOutcome>();
  for (const record of records) {
    const called = [...(inRegistry.get(record.name) ?? []), ...(inFolder.get(record.name) ?? [])];
    const outcome = settle(record, called, place);
    if (outcome !== undefined) settled.set(record, outcome);
  }
  const waiting = records.filter((record) => !settled.has(record));
  const batch = waiting.map(({ index, line, record }) => ({ index, line, record }));
  const made = batch.length === 0 ? [] : await importBatch(benchling, batch, { ...place, ...call });
  return [...settled.values(), ...made].toSorted((one, other) => one.index - other.index);
}

/** What becomes of a record whose name is taken; `undefined` when it is free. */
function settle(
  { index, line, name, record, warnings }: CheckedRecord,
  called: readonly DnaSequence[],
  { registryId }: RegisterPlace,
): ImportOutcome | undefined {
  const same = called.filter((one) => hasSameBases(one, record));
  const registered = same.find((one) => one.registryId === registryId);
  if (registered !== undefined) return { index, line, status: 'unchanged', sequence: registered, warnings };
  const refuse = (message: string): ImportOutcome => ({
    index,
    line,
    status: 'refused',
    name,
    error: new InputError('INPUT_INVALID', message),
  });
  const [unregistered] = same;
  if (unregistered !== undefined)
    return refuse(
      `"${name}" is in the folder already, as ${unregistered.id}, and not registered. Register that one, or archive it.`,
    );
  const [other] = called;
  if (other !== undefined)
    return refuse(`"${name}" is the name of ${other.id}, which has other bases. Give the new sequence another name.`);
  return undefined;
}
