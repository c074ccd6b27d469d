import type { Schemas } from '@ligase/benchling-api/v2';
import { spanOfRange, type Frame } from '../coordinates.ts';
import type { Qualifier, Segment, SequenceFeature } from '../records/sequence-record.ts';

/** Benchling's limits for an annotation or translation. */
const maxNameChars = 2048;
const maxNotesChars = 10_000;
const maxCustomFields = 100;

/** The qualifiers that name a feature, the most telling first. */
const naming = ['label', 'gene', 'product', 'standard_name', 'locus_tag', 'ApEinfo_label', 'name', 'note'];

/** What an annotation and a translation of one feature have in common. */
export type FeatureText = Pick<Schemas['DnaAnnotation'], 'name' | 'notes' | 'color' | 'customFields'>;

/** The first value of a qualifier. */
export function qualifierOf(feature: SequenceFeature, name: string): string | undefined {
  return feature.qualifiers.find((qualifier) => qualifier.name === name)?.value;
}

/** Name, notes, colour and custom fields of a feature; `warn` is told what had to be left out. */
export function textOfFeature(feature: SequenceFeature, warn: (message: string) => void): FeatureText {
  const named = naming.find((name) => (qualifierOf(feature, name) ?? '') !== '');
  const fullName = named === undefined ? feature.type : (qualifierOf(feature, named) ?? feature.type);
  const notes = feature.qualifiers.filter(({ name }) => name === 'note').map(({ value }) => value);
  const color = colorOf(feature);
  // What has a place of its own is not written twice.
  const placed = new Set(['note', color?.name, named === 'label' ? named : undefined]);
  const fields = [...locationField(feature), ...feature.qualifiers.filter(({ name }) => !placed.has(name))];
  if (fields.length > maxCustomFields) {
    const lost = fields.slice(maxCustomFields).map(({ name }) => `/${name}`);
    warn(`Benchling keeps ${maxCustomFields} custom fields; left out: ${lost.join(', ')}.`);
  }
  return {
    name: cut(fullName, maxNameChars, 'name', warn),
    ...(notes.length === 0 ? {} : { notes: cut(notes.join('\n'), maxNotesChars, 'notes', warn) }),
    ...(color === undefined ? {} : { color: color.value }),
    ...(fields.length === 0 ? {} : { customFields: fields.slice(0, maxCustomFields) }),
  };
}

/** One annotation for each stretch of the feature; Benchling's annotations are of one stretch. */
export function annotationsOfFeature(
  feature: SequenceFeature,
  stretches: readonly Segment[],
  text: FeatureText,
  frame: Frame,
): Schemas['DnaAnnotation'][] {
  return stretches.map((stretch) => ({
    ...text,
    type: feature.type,
    ...spanOfRange(stretch, frame),
    strand: stretch.strand,
  }));
}

function cut(text: string, maxChars: number, what: string, warn: (message: string) => void): string {
  if (text.length <= maxChars) return text;
  warn(`Its ${what} was cut from ${text.length} to ${maxChars} characters, as many as Benchling takes.`);
  return text.slice(0, maxChars);
}

/** The location as the file has it, where start, end and strand do not say all of it. */
function locationField({ location }: SequenceFeature): Qualifier[] {
  return /^(?:\d+\.\.\d+|complement\(\d+\.\.\d+\))$/.test(location) ? [] : [{ name: 'location', value: location }];
}

function colorOf(feature: SequenceFeature): Qualifier | undefined {
  const side = feature.segments[0]?.strand === -1 ? 'ApEinfo_revcolor' : 'ApEinfo_fwdcolor';
  return [side, 'ApEinfo_fwdcolor', 'color']
    .map((name) => ({ name, value: qualifierOf(feature, name) ?? '' }))
    .find(({ value }) => /^#[\da-f]{6}$/i.test(value));
}
