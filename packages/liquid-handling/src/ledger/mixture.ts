import type { Content } from '../plan/plan.ts';
import { concentrationIn, fineAmount } from '../units/amount.ts';
import type { Concentration } from '../units/concentration.ts';
import type { Picolitres } from '../units/volume.ts';

/** How much there is of one thing: a fine amount (see `fineAmount`), or nobody knows. */
interface Part {
  readonly entity: string;
  readonly kind: Concentration['kind'] | 'unknown';
  /** 0 when nobody knows. */
  readonly fine: bigint;
}

/**
 * What is in a well or a tip: a volume, and of each thing its amount. Concentrations are computed when they are asked for and never
 * averaged, so that nothing is lost or made, however often it is moved.
 */
export interface Mixture {
  readonly volumePl: Picolitres;
  /** One for each thing. */
  readonly parts: readonly Part[];
}

/** A thing in a well, as it is foretold. */
export interface PredictedContent extends Content {
  /** Its amount as a count of zeptograms or rontomoles, by the kind of its concentration. Absent when nobody knows it. */
  readonly fine?: bigint;
}

/** Nothing. */
export const emptyMixture: Mixture = { volumePl: 0, parts: [] };

/** The mixture that these contents are in a volume. Of one that is listed twice, the amounts are added. */
export function mixtureOf(volumePl: Picolitres, contents: readonly Content[]): Mixture {
  const parts = contents.map(({ entity, concentration }): Part => {
    if (concentration === undefined) return { entity, kind: 'unknown', fine: 0n };
    return { entity, kind: concentration.kind, fine: fineAmount(concentration, volumePl) };
  });
  return { volumePl, parts: together([], parts) };
}

/** Two mixtures poured together. */
export function pour(into: Mixture, added: Mixture): Mixture {
  if (into.volumePl === 0) return added;
  return { volumePl: into.volumePl + added.volumePl, parts: together(into.parts, added.parts) };
}

/** Parts a mixture in what is taken and what is left. What cannot be cut evenly is left; whoever takes all takes that, too. */
export function draw(from: Mixture, volumePl: Picolitres): { readonly taken: Mixture; readonly left: Mixture } {
  if (volumePl >= from.volumePl) return { taken: from, left: emptyMixture };
  const taken = from.parts.map((part) => ({
    ...part,
    fine: (part.fine * BigInt(volumePl)) / BigInt(from.volumePl),
  }));
  const left = from.parts.map((part, place) => ({ ...part, fine: part.fine - (taken[place]?.fine ?? 0n) }));
  return { taken: { volumePl, parts: taken }, left: { volumePl: from.volumePl - volumePl, parts: left } };
}

/** A mixture's things with their concentrations, in the order in which they came. */
export function contentsOf({ volumePl, parts }: Mixture): readonly PredictedContent[] {
  return parts.map(({ entity, kind, fine }) =>
    kind === 'unknown' || volumePl === 0
      ? { entity }
      : { entity, concentration: concentrationIn(kind, fine, volumePl), fine },
  );
}

function together(present: readonly Part[], added: readonly Part[]): readonly Part[] {
  if (added.length === 0) return present;
  if (present.length === 0 && added.length === 1) return added;
  const parts = new Map(present.map((part) => [part.entity, part]));
  for (const part of added) {
    const same = parts.get(part.entity);
    parts.set(part.entity, same === undefined ? part : sumOf(same, part));
  }
  return [...parts.values()];
}

function sumOf(one: Part, other: Part): Part {
  if (one.kind !== other.kind) return { entity: one.entity, kind: 'unknown', fine: 0n };
  return { ...one, fine: one.fine + other.fine };
}
