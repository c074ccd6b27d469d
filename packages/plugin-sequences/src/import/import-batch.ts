import type { Schemas } from '@ligase/benchling-api/v2';
import type { Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import type { ReadRecord } from '../records/sequence-record.ts';
import { createMissing, type Created } from './create-missing.ts';
import { dnaSequenceOfRecord, type MappedRecord } from './dna-sequence-of-record.ts';
import { findExisting, hasSameBases } from './find-existing.ts';
import type { ImportOptions, ImportOutcome } from './import-file.ts';

/** A record that can be created, and what the folder has of it. */
interface Candidate extends MappedRecord {
  readonly index: number;
  readonly line: number;
  readonly existing: DnaSequence | undefined;
  /** An earlier record of the batch that is the same. */
  readonly twin: Candidate | undefined;
}

/** Naming strategies that give the sequence another name and keep the old one nowhere. */
const losesName: ReadonlySet<Schemas['NamingStrategy'] | undefined> = new Set<Schemas['NamingStrategy'] | undefined>([
  'DELETE_NAMES',
  'REPLACE_NAMES_FROM_PARTS',
  'REPLACE_ID_AND_NAME_FROM_PARTS',
]);

/** Imports a batch of records, and gives their outcomes in order. What the folder has is not created again. */
export async function importBatch(
  benchling: Benchling,
  batch: readonly ReadRecord[],
  options: ImportOptions,
): Promise<readonly ImportOutcome[]> {
  const { signal, context, timeoutMs } = options;
  const call: SequenceCallOptions = { signal, context, timeoutMs };
  const candidates = await toCandidates(benchling, batch, options.folderId, call);
  const missing = candidates.filter(({ existing, twin }) => existing === undefined && twin === undefined);
  const bodies = missing.map(({ body }) => withPlace(body, options));
  const outcomes = await createMissing(benchling, bodies, options, call);
  const created = new Map(outcomes.map((outcome, at) => [missing[at]?.index ?? -1, outcome]));
  const imported = candidates.map((candidate) => toOutcome(candidate, created));
  const refused = batch.flatMap((read): ImportOutcome[] =>
    'error' in read
      ? [{ index: read.index, line: read.line, status: 'refused', name: undefined, error: read.error }]
      : [],
  );
  return [...imported, ...refused].toSorted((a, b) => a.index - b.index);
}

async function toCandidates(
  benchling: Benchling,
  batch: readonly ReadRecord[],
  folderId: string,
  call: SequenceCallOptions,
): Promise<readonly Candidate[]> {
  const mapped = batch.flatMap((read) =>
    'record' in read ? [{ ...dnaSequenceOfRecord(read.record, read.line), index: read.index, line: read.line }] : [],
  );
  const names = mapped.map(({ body }) => body.name);
  const existing = await findExisting(benchling, { folderId }, names, call);
  const byName = new Map<string, Candidate[]>();
  return mapped.map((record) => {
    const { name } = record.body;
    const sameName = byName.get(name) ?? [];
    const twin = sameName.find(({ body }) => hasSameBases(body, record.body));
    const found = existing.get(name)?.find((sequence) => hasSameBases(sequence, record.body));
    const candidate: Candidate = { ...record, existing: found, twin };
    if (twin === undefined) byName.set(name, [...sameName, candidate]);
    return candidate;
  });
}

function toOutcome(
  { index, line, existing, twin, warnings, body }: Candidate,
  created: ReadonlyMap<number, Created>,
): ImportOutcome {
  if (existing !== undefined) {
    const differs = differenceOf(existing, body);
    const all = differs === undefined ? warnings : [...warnings, { line, message: differs }];
    return { index, line, status: 'unchanged', sequence: existing, warnings: all };
  }
  const outcome = created.get(twin?.index ?? index);
  if (outcome === undefined || 'error' in outcome) {
    return { index, line, status: 'refused', name: body.name, error: outcome?.error };
  }
  return { index, line, status: twin === undefined ? 'created' : 'unchanged', sequence: outcome.sequence, warnings };
}

function differenceOf(existing: DnaSequence, body: MappedRecord['body']): string | undefined {
  const [there, here] = [existing.annotations?.length ?? 0, body.annotations?.length ?? 0];
  return there === here
    ? undefined
    : `It has other annotations: ${there} in Benchling, ${here} in the file. It was left as it is.`;
}

function withPlace(
  body: MappedRecord['body'],
  options: ImportOptions,
): Schemas['DnaSequenceBulkCreate'] & MappedRecord['body'] {
  const { folderId, registryId, namingStrategy, schemaId, fields } = options;
  return {
    ...body,
    folderId,
    ...(registryId === undefined ? {} : { registryId }),
    ...(namingStrategy === undefined ? {} : { namingStrategy }),
    // So that another run of the import finds it.
    ...(losesName.has(namingStrategy) ? { aliases: [body.name] } : {}),
    ...(schemaId === undefined ? {} : { schemaId }),
    ...(fields === undefined ? {} : { fields }),
  };
}
