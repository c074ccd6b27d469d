import type { InputError } from '@ligase/core';
import type { BaseRange, Strand } from '../coordinates.ts';

/** The file formats that can be read. */
export type SequenceFormat = 'fasta' | 'genbank';

/** An uninterrupted stretch of a feature, counting from 1. On a circular sequence `first` may be above `last`. */
export interface Segment extends BaseRange {
  readonly strand: Strand;
}

/** A name and value that a GenBank feature carries; a flag such as `/pseudo` has an empty value. */
export interface Qualifier {
  readonly name: string;
  readonly value: string;
}

/** A feature of a GenBank record. */
export interface SequenceFeature {
  /** The line of the file that it starts on. */
  readonly line: number;
  /** The feature key, such as `CDS`. */
  readonly type: string;
  /** The location as the file writes it. */
  readonly location: string;
  /** What of the location lies on this sequence, in the order in which the feature is read. */
  readonly segments: readonly Segment[];
  readonly qualifiers: readonly Qualifier[];
}

/** Something in a record that was understood in a way its author may not have meant, or that has no place. */
export interface RecordWarning {
  readonly line: number;
  readonly message: string;
}

/** One sequence of a file. */
export interface SequenceRecord {
  readonly format: SequenceFormat;
  readonly name: string;
  /** GenBank's DEFINITION. */
  readonly description?: string;
  /** GenBank's VERSION, or its ACCESSION where there is none. */
  readonly accession?: string;
  /** In the case in which the file has them. */
  readonly bases: string;
  readonly isCircular: boolean;
  readonly features: readonly SequenceFeature[];
  readonly warnings: readonly RecordWarning[];
}

/** What one record of a file became: itself, or the reason why it cannot be read. */
export type ReadRecord =
  | { readonly index: number; readonly line: number; readonly record: SequenceRecord }
  | { readonly index: number; readonly line: number; readonly error: InputError };
