import type { QueryParams } from '@ligase/benchling-api';
import type { Routes, Schemas } from '@ligase/benchling-api/v2';
import { token, type CallOptions, type ItemOutcome, type Listing, type QueryInput, type Token } from '@ligase/core';
import type { BlobUpload } from './blobs/upload-parts.ts';
import type { FieldValues } from './field-values.ts';
import type { ResultCursor } from './results/results-since.ts';
import type { Blob, InputGenerator, OutputProcessor, Result, ResultSchema, Run, RunSchema, Transform } from './run.ts';

export type { RangeFinding, RangeRule } from './alerts/out-of-range.ts';
export type { BlobUpload, UploadedPart } from './blobs/upload-parts.ts';
export type { FieldValue, FieldValues } from './field-values.ts';
export type { ResultCursor } from './results/results-since.ts';
export type { Blob, InputGenerator, OutputProcessor, Result, ResultSchema, Run, RunSchema, Transform } from './run.ts';

/** What a call may be told besides its operands: a signal to end it, and the run of a workflow that it belongs to. */
export type RunCall = Pick<CallOptions, 'signal' | 'context'>;

type Filter<R extends keyof Routes> = Omit<QueryInput<QueryParams<Routes[R]>>, 'returning' | 'nextToken'>;

/** Which runs to list, by Benchling's own filters. */
export type RunFilter = Filter<'GET /assay-runs'>;

/** Which results to list, by Benchling's own filters. */
export type ResultFilter = Filter<'GET /assay-results'>;

/** Which output files to list, by Benchling's own filters. */
export type ProcessorFilter = Filter<'GET /automation-output-processors'>;

/** What became of one thing that was put. */
export interface Put<T> {
  readonly item: T;
  readonly did: 'created' | 'updated' | 'unchanged';
}

/** A new run. */
export interface RunDraft {
  readonly schemaId: string;
  readonly fields: FieldValues;
  readonly projectId?: string;
}

/** What is to be different in a run; what is left out stays. */
export interface RunChanges {
  readonly fields?: FieldValues;
  /** `null` takes the equipment away. */
  readonly equipmentId?: string | null;
}

/** How a run is found again. */
export interface PutRunOptions {
  /** Names of fields whose values together are there once. */
  readonly by: readonly string[];
  /** Runs that are older are not looked at. Default: all of the schema are. */
  readonly since?: Date;
}

/** A new result. */
export interface ResultDraft {
  readonly schemaId: string;
  readonly fields: FieldValues;
  readonly projectId?: string;
  readonly fieldValidation?: NonNullable<Schemas['AssayResultCreate']['fieldValidation']>;
  /** A UUID of its own. Default: Benchling gives it one. */
  readonly id?: string;
}

/** How results are found again. */
export interface PutResultsOptions {
  readonly schemaId: string;
  readonly projectId?: string;
  /** Names of fields whose values together are there once. */
  readonly by: readonly string[];
  /** Among which they are there once, such as those of a run: `{ assayRunIds: [run.id] }`. Default: all of the schema. */
  readonly among?: Pick<ResultFilter, 'assayRunIds' | 'entityIds' | 'storageIds' | 'automationOutputProcessorId'>;
}

/** Results that are kept all at once, or not at all. */
export interface ResultTransactions {
  /** Gives the id of a new transaction. */
  begin(call?: RunCall): Promise<string>;
  /** Adds results, and gives their ids. Nobody sees them yet. */
  add(transactionId: string, results: readonly ResultDraft[], call?: RunCall): Promise<readonly string[]>;
  /** Keeps all that was added. Done again, it does no more. */
  commit(transactionId: string, call?: RunCall): Promise<void>;
  abort(transactionId: string, call?: RunCall): Promise<void>;
}

/** Results that have come since, and where to go on. */
export interface NewResults {
  readonly results: readonly Result[];
  readonly cursor: ResultCursor;
  /** Whether there may be more already. */
  readonly hasMore: boolean;
}

/** Which results are watched. */
export interface WatchOptions {
  readonly schemaId: string;
  /** How many are given at most. Default: 500. */
  readonly limit?: number;
}

/** Which new results are taken. */
export interface TakeOptions extends WatchOptions {
  /** How old they are at most the first time. Default: 86,400,000, a day. */
  readonly lookBackMs?: number;
}

/** Results of assays. */
export interface Results {
  /** Fetched as it is read: items in a `for await`, or pages with `.pages()`. */
  list(filter: ResultFilter, call?: RunCall): Listing<Result>;
  get(resultId: string, call?: RunCall): Promise<Result>;
  /** In the order asked for. Benchling refuses all when one is unknown. */
  bulkGet(resultIds: readonly string[], call?: RunCall): Promise<readonly Result[]>;
  /** Makes any number of results, each with its own outcome. What is made is not looked up before: `put` does that. */
  bulkCreate(results: Iterable<ResultDraft>, call?: RunCall): AsyncIterable<ItemOutcome<unknown>>;
  /**
   * The results of this schema, found by the values of some fields: makes those that are not there in one transaction, so that
   * all of them are kept or none. Done again, also after it was killed, it doubles nothing.
   * @throws {InputError} when two are the same by those fields, or one is there with other values: a result is never changed.
   */
  put(results: readonly FieldValues[], options: PutResultsOptions, call?: RunCall): Promise<readonly Put<Result>[]>;
  /**
   * The results that were made since a cursor, the oldest first. The same cursor gives the same results and newer ones, so
   * keep the new one once its results are dealt with: none is left out, and of those given before none comes twice.
   */
  since(cursor: ResultCursor, options: WatchOptions, call?: RunCall): Promise<NewResults>;
  /**
   * Hands on the results of a schema that have come since it last did, in any process of the app, the oldest first; `true` when
   * there may be more already. How far it came is kept in the plugin's `share` once `take` has resolved: whatever dies or throws
   * before that is handed the same again.
   */
  takeNew(options: TakeOptions, take: (results: readonly Result[]) => Promise<void>, call?: RunCall): Promise<boolean>;
  archive(
    resultIds: readonly string[],
    reason: NonNullable<Schemas['AssayResultsArchive']['reason']>,
    call?: RunCall,
  ): Promise<void>;
  unarchive(resultIds: readonly string[], call?: RunCall): Promise<void>;
  readonly transactions: ResultTransactions;
  readonly schemas: {
    list(call?: RunCall): Listing<ResultSchema>;
    get(schemaId: string, call?: RunCall): Promise<ResultSchema>;
  };
}

/** Bytes of a file, whole or in pieces. */
export type FileBytes = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/** A file to be uploaded. */
export interface NewBlob {
  readonly name: string;
  /** Default: `RAW_FILE`. */
  readonly type?: 'RAW_FILE' | 'VISUALIZATION';
  /** Default: `application/octet-stream`. */
  readonly mimeType?: string;
}

/** How a large file is uploaded. */
export interface UploadOptions {
  /** Hears of every part that has arrived; keep what it is given, to go on from there. */
  readonly onPart?: (upload: BlobUpload) => void | Promise<void>;
  /** An upload that was begun, of the same file from its first byte. Its parts are checked and not sent again. */
  readonly resume?: BlobUpload;
}

/** How a file is downloaded. */
export interface DownloadOptions {
  /** Default: 104,857,600, which is 100 MiB. */
  readonly maxBytes?: number;
}

/** Files in Benchling's own store. */
export interface Blobs {
  get(blobId: string, call?: RunCall): Promise<Blob>;
  /**
   * Uploads a file: in one request up to 10 MB, otherwise in parts, of which one is held in memory at a time. An upload that
   * fails is aborted, unless `onPart` has kept it.
   */
  upload(file: NewBlob, bytes: FileBytes, options?: UploadOptions, call?: RunCall): Promise<Blob>;
  /** Gives up an upload in parts. */
  abort(blobId: string, call?: RunCall): Promise<void>;
  /**
   * Downloads a file piece by piece. Leaving the loop ends it.
   * @throws {InputError} `INPUT_OVERSIZED` as soon as there are more than `maxBytes`.
   */
  download(blobId: string, options?: DownloadOptions, call?: RunCall): AsyncIterable<Uint8Array>;
}

/** Files for devices, that Benchling makes of runs. */
export interface InputGenerators {
  ofRun(runId: string, call?: RunCall): Listing<InputGenerator>;
  get(generatorId: string, call?: RunCall): Promise<InputGenerator>;
  /** Puts a file of the app's own in the place of Benchling's; `null` takes it away. */
  setFile(generatorId: string, blobId: string | null, call?: RunCall): Promise<InputGenerator>;
  /** Has Benchling make the file, and waits until it has. `RUNNING` then means that it waits for the transform of an app. */
  generate(generatorId: string, call?: RunCall): Promise<InputGenerator>;
}

/** A file of a device, for a run. */
export interface OutputDraft {
  readonly runId: string;
  /** One of the names that the schema of the run has for output files. */
  readonly fileName: string;
  readonly blobId: string;
  /** Whether good rows are kept beside bad ones. Default: false. */
  readonly keepsGoodRows?: boolean;
}

/** Files of devices, that Benchling reads results from. */
export interface OutputProcessors {
  list(filter?: ProcessorFilter, call?: RunCall): Listing<OutputProcessor>;
  get(processorId: string, call?: RunCall): Promise<OutputProcessor>;
  /** The output file of this run, name and blob: makes it when it is not there. Done again it doubles nothing. */
  put(draft: OutputDraft, call?: RunCall): Promise<Put<OutputProcessor>>;
  /**
   * Has Benchling read the file, once: what was read, or is being read, is waited for and not read again. A file that this process
   * has not just put may have been asked for by one that died: for two minutes it is waited for whether Benchling begins, and only
   * then asked for again. `FAILED` comes with an
   * `errorFile` and `progressStats`; download the one to see which rows are at fault.
   * @throws {TaskError} when Benchling cannot read it.
   */
  process(processorId: string, call?: RunCall): Promise<OutputProcessor>;
  archive(
    processorIds: readonly string[],
    reason: NonNullable<Schemas['AutomationOutputProcessorsArchive']['reason']>,
    call?: RunCall,
  ): Promise<void>;
}

/** Files that an app writes between Benchling's format and that of a device. */
export interface Transforms {
  get(transformId: string, call?: RunCall): Promise<Transform>;
  /** Hands in the file. Done again with the same file it does no more. */
  succeed(transformId: string, blobId: string, call?: RunCall): Promise<Transform>;
  /** Says why there is no file, in words for the person who waits for it. */
  fail(transformId: string, errors: readonly string[], call?: RunCall): Promise<Transform>;
}

/** Runs of assays. */
export interface Runs {
  /** Fetched as it is read: items in a `for await`, or pages with `.pages()`. */
  list(filter: RunFilter, call?: RunCall): Listing<Run>;
  get(runId: string, call?: RunCall): Promise<Run>;
  /** @throws {UnknownOutcomeError} when no answer came: `put` looks before it makes another. */
  create(draft: RunDraft, call?: RunCall): Promise<Run>;
  /** The run with these values in some fields: makes it, or changes what is different. Done again it doubles nothing. */
  put(draft: RunDraft, options: PutRunOptions, call?: RunCall): Promise<Put<Run>>;
  update(runId: string, changes: RunChanges, call?: RunCall): Promise<Run>;
  archive(runIds: readonly string[], reason: Schemas['AssayRunsArchive']['reason'], call?: RunCall): Promise<void>;
  unarchive(runIds: readonly string[], call?: RunCall): Promise<void>;
  readonly schemas: {
    list(call?: RunCall): Listing<RunSchema>;
    get(schemaId: string, call?: RunCall): Promise<RunSchema>;
  };
  readonly results: Results;
  readonly blobs: Blobs;
  readonly inputs: InputGenerators;
  readonly outputs: OutputProcessors;
  readonly transforms: Transforms;
}

/** Names the service for runs and what comes of them. */
export const runs: Token<Runs, 'runs'> = token<Runs>()('runs');
