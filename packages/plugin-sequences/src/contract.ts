import type { Schemas } from '@ligase/benchling-api/v2';
import { token, type CallOptions, type ItemOutcome, type Listing, type OnFailedCreate, type Token } from '@ligase/core';
import type { CheckOptions, SequenceCheck } from './check/check-sequences.ts';
import type { Likeness } from './check/compare-with-benchling.ts';
import type { RegisterPlace } from './check/register-checked.ts';
import type { ImportOptions, ImportOutcome } from './import/import-file.ts';
import type { FindOptions } from './operations/find-sequences.ts';
import type { ListSequencesQuery } from './operations/list-sequences.ts';
import type { MatchOptions } from './operations/match-bases.ts';
import type { RegisterRequest } from './operations/register-sequences.ts';
import type { SearchOptions } from './operations/search-bases.ts';
import type { UnregisterRequest } from './operations/unregister-sequences.ts';
import type { SequenceSource } from './records/read-sequences.ts';

export type { CheckedRecord, SequenceCheck } from './check/check-sequences.ts';
export type { Likeness } from './check/compare-with-benchling.ts';
export type { RegisterPlace } from './check/register-checked.ts';
export type { ImportOutcome } from './import/import-file.ts';

type Known = 'id' | 'name' | 'bases' | 'isCircular';

/** A DNA sequence as Benchling holds it. */
export type DnaSequence = Schemas['DnaSequence'] & Required<Pick<Schemas['DnaSequence'], Known>>;

/** What a call may be told besides its operands: a signal to end it, and the run that it belongs to. */
export type SequenceCallOptions = Pick<CallOptions, 'signal' | 'context' | 'timeoutMs'>;

/** What a bulk create may be told. */
export interface BulkCreateOptions extends SequenceCallOptions {
  /** What becomes of the sequences of a failed batch in which no fault was found. Default: `report`. */
  readonly onFailedCreate?: OnFailedCreate;
}

/** Items for a bulk call; taken in as fast as they are sent. */
export type Items<T> = Iterable<T> | AsyncIterable<T>;

/** Finds, writes, registers and imports DNA sequences, as the app. Every method rejects with the errors of core's client. */
export interface Sequences {
  /** Reads the list, newest first unless sorted otherwise. Nothing is sent before the first item is asked for. */
  list(query?: ListSequencesQuery, options?: SequenceCallOptions): Listing<DnaSequence>;
  get(id: string, options?: SequenceCallOptions): Promise<DnaSequence>;
  /** The sequences of these ids, in the order asked for. */
  bulkGet(ids: readonly string[], options?: SequenceCallOptions): Promise<readonly DnaSequence[]>;
  /** All sequences that have this text as their name, their registry id, or an alias. Archived ones are left out. */
  find(text: string, options?: FindOptions): Promise<readonly DnaSequence[]>;
  /** Creates a sequence; with `registryId` and a `namingStrategy` or `entityRegistryId`, registers it too. */
  create(sequence: Schemas['DnaSequenceCreate'], options?: SequenceCallOptions): Promise<DnaSequence>;
  /** Changes what is named and leaves the rest. */
  update(id: string, changes: Schemas['DnaSequenceUpdate'], options?: SequenceCallOptions): Promise<DnaSequence>;
  /** Creates or overwrites the registered sequence with this registry id; safe to repeat. */
  upsert(
    entityRegistryId: string,
    sequence: Schemas['DnaSequenceUpsertRequest'],
    options?: SequenceCallOptions,
  ): Promise<DnaSequence>;
  /**
   * Creates any number of sequences, and gives the outcome of each in their order. Begins when it is iterated. When some of
   * a batch are at fault, the others of it are reported as `unknown`, and sent again only with `onFailedCreate`.
   */
  bulkCreate(
    sequences: Items<Schemas['DnaSequenceBulkCreate']>,
    options?: BulkCreateOptions,
  ): AsyncIterable<ItemOutcome<DnaSequence>>;
  /** Changes any number of sequences, and gives the outcome of each in their order. Begins when it is iterated. */
  bulkUpdate(
    sequences: Items<Schemas['DnaSequenceBulkUpdate']>,
    options?: SequenceCallOptions,
  ): AsyncIterable<ItemOutcome<DnaSequence>>;
  /** Upserts any number of sequences, and gives the outcome of each in their order. Begins when it is iterated. */
  bulkUpsert(
    sequences: Items<Schemas['DnaSequenceBulkUpsertRequest']>,
    options?: SequenceCallOptions,
  ): AsyncIterable<ItemOutcome<DnaSequence>>;
  archive(
    ids: readonly string[],
    reason: Schemas['EntityArchiveReason'],
    options?: SequenceCallOptions,
  ): Promise<Schemas['DnaSequencesArchivalChange']>;
  unarchive(ids: readonly string[], options?: SequenceCallOptions): Promise<Schemas['DnaSequencesArchivalChange']>;
  /**
   * Registers sequences that exist: all of them or none. Resolves when Benchling is done.
   *
   * @throws {TaskError} when Benchling refuses, with words of its own when another registration holds the registry.
   */
  register(request: RegisterRequest, options?: SequenceCallOptions): Promise<void>;
  /** Takes sequences out of their registry and puts them into a folder. */
  unregister(request: UnregisterRequest, options?: SequenceCallOptions): Promise<void>;
  /** The sequences that contain these bases, at least 8. Benchling's index follows new sequences with a delay. */
  searchBases(bases: string, options?: SearchOptions): AsyncIterable<DnaSequence>;
  /** The sequences whose bases are exactly these. */
  matchBases(bases: string, options?: MatchOptions): AsyncIterable<DnaSequence>;
  /** What a FASTA or GenBank text has in it, and what must be mended before it is registered. Sends nothing. */
  check(text: string | Uint8Array, options?: CheckOptions): Promise<SequenceCheck>;
  /** What of checked sequences Benchling has already, under their names or by their bases. Two requests for each. */
  compare(check: Pick<SequenceCheck, 'records'>, options?: SequenceCallOptions): Promise<readonly Likeness[]>;
  /**
   * Creates and registers checked sequences, and gives the outcome of each in order. Can be repeated after any failure: what is
   * there by name and bases is `unchanged`. A name that other bases have is `refused`.
   *
   * @throws {InputError} when the check found problems; nothing was sent then.
   */
  registerChecked(
    check: SequenceCheck,
    place: RegisterPlace,
    options?: SequenceCallOptions,
  ): Promise<readonly ImportOutcome[]>;
  /**
   * Imports a FASTA or GenBank file, and gives the outcome of each record in the order of the file. Begins when it is
   * iterated, and holds one batch of records. What the folder has already, with the same name (or that name as an alias),
   * topology and bases, is left as it is, so that an import can be run again after any failure.
   *
   * @throws {InputError} `INPUT_UNREADABLE` when it is no such file; nothing was sent then.
   */
  importFile(source: SequenceSource, options: ImportOptions): AsyncIterable<ImportOutcome>;
}

/** Asks for the service of `sequencesPlugin`. */
export const sequences: Token<Sequences, 'sequences'> = token<Sequences>()('sequences');
