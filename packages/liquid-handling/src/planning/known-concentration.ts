import type { Content } from '../plan/plan.ts';
import { type Concentration, isLength, toMolar } from '../units/concentration.ts';

/** Which of a well's contents is meant, and what it is measured by. */
export interface WantedContent {
  readonly entity?: string;
  /** Default: the length of the content. */
  readonly lengthBp?: number;
  readonly kind: Concentration['kind'];
}

/**
 * The count of a content's concentration in the kind that is wanted (fg/uL or fM), or in words why there is none.
 */
export function knownConcentration(
  contents: readonly Content[],
  { entity, lengthBp: givenBp, kind }: WantedContent,
): bigint | string {
  const content = entity === undefined ? contents[0] : contents.find((one) => one.entity === entity);
  if (content === undefined) return entity === undefined ? 'Nothing is known to be in it.' : `It holds no ${entity}.`;
  if (entity === undefined && contents.length > 1)
    return `It holds ${contents.map((one) => one.entity).join(', ')}, and it is not said which of them counts.`;
  const { concentration } = content;
  const lengthBp = givenBp ?? content.lengthBp;
  if (lengthBp !== undefined && !isLength(lengthBp))
    return `Its length is ${lengthBp}, which is no whole number of base pairs above 0.`;
  if (concentration === undefined) return 'Its concentration is not known.';
  if (concentration.kind === 'mass' && kind === 'mass') return BigInt(concentration.fgPerUl);
  if (concentration.kind === 'molar' && kind === 'molar') return BigInt(concentration.fM);
  if (concentration.kind === 'mass' && lengthBp !== undefined) return BigInt(toMolar(concentration, lengthBp).fM);
  return kind === 'molar'
    ? `Its concentration is known by mass and wanted by substance, and nobody knows how many base pairs ${content.entity} has: that is known of DNA sequences.`
    : 'Its concentration is known by substance and wanted by mass.';
}
