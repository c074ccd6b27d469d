import { invalidRequest } from '../api-error.ts';
import { basesOf, checkSpan, type Molecule, type Span } from './check-span.ts';
import { translate } from './genetic-codes.ts';
import { reverseComplement } from './reverse-complement.ts';

/** A feature as a request has it. The contract has checked the shapes. */
export interface FeatureInput {
  readonly id?: string;
  readonly start?: number;
  readonly end?: number;
  readonly strand?: number;
  readonly name?: string;
  readonly notes?: string;
  readonly color?: string;
  readonly type?: string;
  readonly customFields?: readonly object[];
  readonly regions?: readonly Partial<Span>[];
  readonly geneticCode?: string;
  readonly coerceStartCodonToMethionine?: boolean;
  readonly sequenceId?: string;
}

/** Where another sequence lies on this one. */
export interface Part extends Span {
  readonly sequenceId: string;
  readonly strand: number;
}

const NAME_MAX = 2048;
const NOTES_MAX = 10_000;

/** Annotations with their coordinates checked. @throws {TenantApiError} 400 */
export function checkAnnotations(molecule: Molecule, annotations: readonly FeatureInput[]): object[] {
  return annotations.map((annotation, index) => {
    const { type = '', strand = 0 } = annotation;
    const what = `annotations.${index}`;
    return { ...described(annotation, what), type, strand, ...checkSpan(molecule, annotation, what) };
  });
}

/** Annotations of amino acids, each with an id. @throws {TenantApiError} 400 */
export function checkAaAnnotations(
  aminoAcids: string,
  annotations: readonly FeatureInput[],
  nextId: () => string,
): object[] {
  return annotations.map((annotation, index) => {
    const { id = nextId(), type = '', name = '', notes = '', color = '#85DAE9' } = annotation;
    const span = checkSpan({ bases: aminoAcids, isCircular: false }, annotation, `annotations.${index}`);
    return { id, name, notes, color, type, ...span };
  });
}

/** Translations with their amino acids. @throws {TenantApiError} 400 */
export function checkTranslations(molecule: Molecule, translations: readonly FeatureInput[]): object[] {
  return translations.map((translation, index) => {
    const what = `translations.${index}`;
    const { strand = 1, geneticCode = 'STANDARD', coerceStartCodonToMethionine = false, regions = [] } = translation;
    const whole = translation.start !== undefined || translation.end !== undefined;
    if (whole && regions.length > 0) throw invalidRequest(`${what} takes start and end, or regions, but not both.`);
    const parts = regions.length > 0 ? regions : [translation];
    const spans = parts.map((part) => checkSpan(molecule, part, what));
    const [first = { start: 0, end: 0 }] = spans;
    const top = spans.map((span) => basesOf(molecule, span)).join('');
    const read = translate(strand === -1 ? reverseComplement(top) : top, geneticCode);
    return {
      ...described(translation, what),
      start: first.start,
      end: spans.at(-1)?.end ?? 0,
      strand,
      geneticCode,
      coerceStartCodonToMethionine,
      aminoAcids: coerceStartCodonToMethionine && read !== '' ? `M${read.slice(1)}` : read,
      regions: spans,
    };
  });
}

/** Links to other sequences that this one is made of or read into. @throws {TenantApiError} 400 */
export function checkParts(
  molecule: Molecule,
  parts: readonly FeatureInput[],
  seen: (id: string) => object | undefined,
  member: string,
): Part[] {
  return parts.map(({ sequenceId = '', strand = 1, ...part }, index) => {
    const what = `${member}.${index}`;
    if (!seen(sequenceId))
      throw invalidRequest(`Invalid ${what}.sequenceId: ${sequenceId}.`, { invalidId: sequenceId });
    return { sequenceId, strand, ...checkSpan(molecule, part, what) };
  });
}

function described(
  { name = '', notes = '', color = '#85DAE9', customFields = [] }: FeatureInput,
  what: string,
): object {
  if (name.length > NAME_MAX)
    throw invalidRequest(`${what}.name takes ${NAME_MAX} characters at most, not ${name.length}.`);
  if (notes.length > NOTES_MAX)
    throw invalidRequest(`${what}.notes takes ${NOTES_MAX} characters at most, not ${notes.length}.`);
  return { name, notes, color, customFields };
}
