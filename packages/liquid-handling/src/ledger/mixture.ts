import type { Content } from '../plan/plan.ts';
import { concentrationIn, fineAmount } from '../units/amount.ts';
import type { Concentration } from '../units/concentration.ts';
import type { Picolitres } from '../units/volume.ts';

/** How much there is of one thing: a fine amount (see `fineAmount`), or nobody knows. */
type Part = { readonly kind: Concentration['kind']; readonly fine: bigint } | { readonly kind: 'unknown' };

/**
 * What is in a well or a tip: a volume, and of each thing its amount. Concentrations are computed when they are asked for and never
 * averaged, so that nothing is lost or made, however often it is moved.
 */
export interface Mixture {
  readonly volumePl: Picolitres;
  readonly parts: ReadonlyMap<string, Part>;
}

/** A thing in a well, as it is foretold. */
export interface PredictedContent extends Content {
  /** Its amount as a count of zeptograms or rontomoles, by the kind of its concentration. Absent when nobody knows it. */
  readonly fine?: bigint;
}

/** Nothing. */
export const emptyMixture: Mixture = { volumePl: 0, parts: new Map() };

/** The mixture that these contents are in a volume. Of one that is listed twice, the amounts are added. */
export function mixtureOf(volumePl: Picolitres, contents: readonly Content[]): Mixture {
  const parts = new Map<string, Part>();
  for (const { entity, concentration } of contents) {
    const part: Part =
      concentration === undefined
        ? { kind: 'unknown' }
        : { kind: concentration.kind, fine: fineAmount(concentration, volumePl) };
    add(parts, entity, part);
  }
  return { volumePl, parts };
}

/** Two mixtures poured together. */
export function pour(into: Mixture, added: Mixture): Mixture {
  if (into.volumePl === 0) return added;
  if (added.parts.size === 0) return { volumePl: into.volumePl + added.volumePl, parts: into.parts };
  const parts = new Map(into.parts);
  for (const [entity, part] of added.parts) add(parts, entity, part);
  return { volumePl: into.volumePl + added.volumePl, parts };
}

/** Parts a mixture in what is taken and what is left. What cannot be cut evenly is left; whoever takes all takes that, too. */
export function draw(from: Mixture, volumePl: Picolitres): { readonly taken: Mixture; readonly left: Mixture } {
  if (volumePl >= from.volumePl) return { taken: from, left: emptyMixture };
  const taken = new Map<string, Part>();
  const left = new Map<string, Part>();
  for (const [entity, part] of from.parts) {
    if (part.kind === 'unknown') {
      taken.set(entity, part);
      left.set(entity, part);
      continue;
    }
    const cut = (part.fine * BigInt(volumePl)) / BigInt(from.volumePl);
    taken.set(entity, { kind: part.kind, fine: cut });
    left.set(entity, { kind: part.kind, fine: part.fine - cut });
  }
  return { taken: { volumePl, parts: taken }, left: { volumePl: from.volumePl - volumePl, parts: left } };
}

/** A mixture's things with their concentrations, in the order in which they came. */
export function contentsOf({ volumePl, parts }: Mixture): readonly PredictedContent[] {
  return Array.from(parts, ([entity, part]) =>
    part.kind === 'unknown' || volumePl === 0
      ? { entity }
      : { entity, concentration: concentrationIn(part.kind, part.fine, volumePl), fine: part.fine },
  );
}

function add(parts: Map<string, Part>, entity: string, part: Part): void {
  const present = parts.get(entity);
  if (present === undefined) parts.set(entity, part);
  else if (present.kind === 'unknown' || part.kind === 'unknown' || present.kind !== part.kind)
    parts.set(entity, { kind: 'unknown' });
  else parts.set(entity, { kind: present.kind, fine: present.fine + part.fine });
}
