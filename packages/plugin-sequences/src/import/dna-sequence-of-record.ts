import type { Schemas } from '@ligase/benchling-api/v2';
import type { Frame } from '../coordinates.ts';
import type { RecordWarning, Segment, SequenceFeature, SequenceRecord } from '../records/sequence-record.ts';
import { annotationsOfFeature, textOfFeature } from './annotation-of-feature.ts';
import { translationsOfFeature } from './translation-of-feature.ts';

/** Benchling states no limit for names; this is what its user interface shows and other clients keep to. */
export const maxNameChars = 255;

/** A record as Benchling takes it, and what of the record has no place there. */
export interface MappedRecord {
  readonly body: Schemas['DnaSequenceCreate'] & Pick<SequenceRecord, 'name' | 'bases' | 'isCircular'>;
  readonly warnings: readonly RecordWarning[];
}

/**
 * The body that creates a record in Benchling: name, bases, topology, an annotation for each stretch of each feature,
 * and a translation for each `CDS`. Qualifiers become custom fields of the annotation, the accession and the
 * description custom fields of the sequence. `line` is the record's first in its file.
 */
export function dnaSequenceOfRecord(record: SequenceRecord, line: number): MappedRecord {
  const { bases, isCircular } = record;
  const frame = { length: bases.length, isCircular };
  const warnings = [...record.warnings];
  const annotations: Schemas['DnaAnnotation'][] = [];
  const translations: Schemas['Translation'][] = [];
  for (const feature of record.features) {
    const warn = (message: string): void =>
      void warnings.push({ line: feature.line, message: `${feature.type} at ${feature.location}: ${message}` });
    const stretches = joinTouching(feature.segments, frame);
    if (stretches.length === 0) {
      warn('It is left out.');
      continue;
    }
    if (stretches.length > 1) warn(`It has ${stretches.length} parts and became as many annotations of one name.`);
    const text = textOfFeature(feature, warn);
    annotations.push(...annotationsOfFeature(feature, stretches, text, frame));
    translations.push(...translationsOfFeature(feature, stretches, text, frame, warn));
  }
  const name = record.name.slice(0, maxNameChars).trim();
  if (name !== record.name) {
    warnings.push({ line, message: `The name was cut to ${name.length} characters; the custom field Name has all.` });
  }
  const customFields = {
    ...(name === record.name ? {} : { Name: { value: record.name } }),
    ...(record.accession === undefined ? {} : { Accession: { value: record.accession } }),
    ...(record.description === undefined ? {} : { Description: { value: record.description } }),
  };
  return {
    body: {
      name,
      bases,
      isCircular,
      ...(annotations.length === 0 ? {} : { annotations }),
      ...(translations.length === 0 ? {} : { translations }),
      ...(Object.keys(customFields).length === 0 ? {} : { customFields }),
    },
    warnings: warnings.toSorted((a, b) => a.line - b.line),
  };
}

/** Makes one stretch of parts that follow each other without a gap, as those of a feature over the origin do. */
function joinTouching(segments: SequenceFeature['segments'], { length, isCircular }: Frame): Segment[] {
  const follows = (first: number, last: number): boolean =>
    first === last + 1 || (isCircular && last === length && first === 1);
  const stretches: Segment[] = [];
  for (const segment of segments) {
    const before = stretches.at(-1);
    if (before?.strand === segment.strand && segment.strand === 1 && follows(segment.first, before.last)) {
      stretches[stretches.length - 1] = { ...before, last: segment.last };
    } else if (before?.strand === segment.strand && segment.strand === -1 && follows(before.first, segment.last)) {
      stretches[stretches.length - 1] = { ...before, first: segment.first };
    } else {
      stretches.push(segment);
    }
  }
  return stretches;
}
