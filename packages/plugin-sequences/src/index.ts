export { reverseComplement } from './bases.ts';
export { checkSequences } from './check/check-sequences.ts';
export type { CheckedRecord, CheckOptions, CheckProblem, SequenceCheck } from './check/check-sequences.ts';
export type { Likeness } from './check/compare-with-benchling.ts';
export type { TypeGuess } from './check/guess-type.ts';
export type { RegisterPlace } from './check/register-checked.ts';
export { sequences } from './contract.ts';
export type { BulkCreateOptions, DnaSequence, Items, SequenceCallOptions, Sequences } from './contract.ts';
export {
  basesOfSpan,
  lengthOfSpan,
  normaliseSpan,
  overlapOfSpans,
  piecesOfSpan,
  rangeOfSpan,
  reverseSpan,
  rotateBases,
  rotateSpan,
  shiftSpan,
  spanOfRange,
} from './coordinates.ts';
export type { BaseRange, Frame, Span, Strand } from './coordinates.ts';
export { dnaSequenceOfRecord } from './import/dna-sequence-of-record.ts';
export type { MappedRecord } from './import/dna-sequence-of-record.ts';
export type { ImportOptions, ImportOutcome, ImportProgress } from './import/import-file.ts';
export type { FindOptions } from './operations/find-sequences.ts';
export type { ListSequencesQuery } from './operations/list-sequences.ts';
export type { MatchOptions } from './operations/match-bases.ts';
export type { RegisterRequest } from './operations/register-sequences.ts';
export type { SearchOptions } from './operations/search-bases.ts';
export type { UnregisterRequest } from './operations/unregister-sequences.ts';
export { readSequences } from './records/read-sequences.ts';
export type { ReadSequencesOptions, SequenceSource } from './records/read-sequences.ts';
export type {
  Qualifier,
  ReadRecord,
  RecordWarning,
  Segment,
  SequenceFeature,
  SequenceFormat,
  SequenceRecord,
} from './records/sequence-record.ts';
export { sequencesPlugin } from './sequences-plugin.ts';
