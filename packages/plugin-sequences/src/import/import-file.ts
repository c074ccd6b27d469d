import { stat } from 'node:fs/promises';
import type { Schemas } from '@ligase/benchling-api/v2';
import { InputError, type Benchling } from '@ligase/core';
import type { DnaSequence, SequenceCallOptions } from '../contract.ts';
import { readSequences, type ReadSequencesOptions, type SequenceSource } from '../records/read-sequences.ts';
import type { ReadRecord, RecordWarning } from '../records/sequence-record.ts';
import { importBatch } from './import-batch.ts';

/** Where an import puts the records of a file, and how it goes about it. */
export interface ImportOptions
  extends Pick<ReadSequencesOptions, 'format' | 'isCircular' | 'maxRecordChars'>, SequenceCallOptions {
  readonly folderId: string;
  /** Registers the sequences as they are created; needs a `namingStrategy`. */
  readonly registryId?: string;
  readonly namingStrategy?: Schemas['NamingStrategy'];
  readonly schemaId?: string;
  /** Schema fields, the same for every record. */
  readonly fields?: Schemas['Fields'];
  /** How many records are looked up, and created, together; at most 1,000. Default: 500. */
  readonly batchSize?: number;
  /** Called after each batch. */
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** How far an import has come. */
export interface ImportProgress {
  readonly records: number;
  readonly created: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly bytesRead: number;
  /** The size of the file, where the source is a path. */
  readonly totalBytes: number | undefined;
}

interface OfRecord {
  /** The place of the record in the file, counting from 0, and its first line, counting from 1. */
  readonly index: number;
  readonly line: number;
}

/** What became of one record. */
export type ImportOutcome =
  | (OfRecord & {
      /** `unchanged`: the folder had it, and it was left as it is. */
      readonly status: 'created' | 'unchanged';
      readonly sequence: DnaSequence;
      /** What of the record has no place in Benchling, or may not be meant as it was understood. */
      readonly warnings: readonly RecordWarning[];
    })
  | (OfRecord & { readonly status: 'refused'; readonly name: string | undefined; readonly error: unknown });

/** No batch holds more bases than this, so that its request stays far below Benchling's 100 MB. */
const maxBatchBases = 20_000_000;
const maxBatchSize = 1000;

/** Imports a file of sequences; see {@link Sequences.importFile}. */
export async function* importFile(
  benchling: Benchling,
  source: SequenceSource,
  options: ImportOptions,
): AsyncGenerator<ImportOutcome, void, undefined> {
  const batchSize = Math.min(options.batchSize ?? 500, maxBatchSize);
  checkOptions(options, batchSize);
  const counts = { created: 0, unchanged: 0, refused: 0 };
  let records = 0;
  let bytesRead = 0;
  const totalBytes = typeof source === 'string' ? await sizeOf(source) : undefined;
  const { format, isCircular, maxRecordChars } = options;
  const read = readSequences(source, {
    ...(format === undefined ? {} : { format }),
    ...(isCircular === undefined ? {} : { isCircular }),
    ...(maxRecordChars === undefined ? {} : { maxRecordChars }),
    onRead: (bytes) => {
      bytesRead = bytes;
    },
  });
  for await (const batch of batchesOf(read, batchSize)) {
    options.signal?.throwIfAborted();
    // A folder that is not there would be the fault of every record; asked for once, it is one error, with what to grant.
    if (records === 0) await checkFolder(benchling, options);
    const outcomes = await importBatch(benchling, batch, options);
    for (const { status } of outcomes) counts[status] += 1;
    records += batch.length;
    options.onProgress?.({ records, ...counts, bytesRead, totalBytes });
    yield* outcomes;
  }
}

function checkOptions({ registryId, namingStrategy }: ImportOptions, batchSize: number): void {
  if ((registryId === undefined) !== (namingStrategy === undefined)) {
    const message = 'To register what is imported, give both registryId and namingStrategy.';
    throw new InputError('INPUT_INVALID', message);
  }
  if (!Number.isInteger(batchSize) || batchSize < 1) {
    throw new InputError('INPUT_INVALID', `batchSize is a whole number from 1 to ${maxBatchSize}, not ${batchSize}.`);
  }
}

async function checkFolder(
  benchling: Benchling,
  { folderId, signal, context, timeoutMs }: ImportOptions,
): Promise<void> {
  await benchling.request('GET /folders/{folder_id}', { path: { folder_id: folderId }, signal, context, timeoutMs });
}

/** The size is for the progress only; that the file cannot be read is said by reading it. */
async function sizeOf(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ size }) => size,
    () => undefined,
  );
}

async function* batchesOf(records: AsyncIterable<ReadRecord>, size: number): AsyncGenerator<readonly ReadRecord[]> {
  let batch: ReadRecord[] = [];
  let bases = 0;
  for await (const read of records) {
    const own = 'record' in read ? read.record.bases.length : 0;
    if (batch.length === size || (batch.length > 0 && bases + own > maxBatchBases)) {
      yield batch;
      batch = [];
      bases = 0;
    }
    batch.push(read);
    bases += own;
  }
  if (batch.length > 0) yield batch;
}
