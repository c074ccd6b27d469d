import { aspiratedPl, type Plan, replay } from '@ligase/liquid-handling';

/** A plan and its files, as judges are handed them. */
export interface LiquidCase {
  readonly id: string;
  readonly plan: Plan;
  /** Where the device's file is. */
  readonly file: string;
  /** What else this judge needs to know. */
  readonly more: Readonly<Record<string, unknown>>;
}

/** What a judge holds of a case. */
export interface LiquidAnswer {
  readonly id: string;
  /** Why it would not do it. */
  readonly refused?: string;
  /** What each well holds in the end, by its own count. */
  readonly after?: readonly { readonly labware: string; readonly well: string; readonly volumeUl: number }[];
}

/** A case in the plain words of `cases.py`. */
export function plainCase({ id, plan, file, more }: LiquidCase): object {
  return {
    id,
    file,
    ...more,
    deck: plan.deck.map(({ id: name, type }) => ({
      id: name,
      type: type.id,
      rows: type.rows,
      columns: type.columns,
      capacityPl: type.capacityPl,
      deadVolumePl: type.deadVolumePl,
      tipsPerWell: type.tipsPerWell ?? 1,
      uses: type.uses ?? ['source', 'destination'],
    })),
    before: plan.contents.map(({ labware, well, volumePl }) => ({ labware, well, volumePl })),
    steps: plan.steps.map((step) => ({ ...step, aspiratedPl: aspiratedPl(step) })),
  };
}

// Judges count in binary microlitres; a picolitre is far above what that loses and far below what any device moves.
const tolerancePl = 1;

/** What is wrong with an answer: a refusal, or the first well of which a judge thinks otherwise than our ledger. */
export function disagreement({ plan }: LiquidCase, answer: LiquidAnswer | undefined): string | undefined {
  if (answer === undefined) return 'it said nothing of it';
  if (answer.refused !== undefined) return `it refuses: ${answer.refused}`;
  const theirs = new Map(answer.after?.map(({ labware, well, volumeUl }) => [`${labware} ${well}`, volumeUl * 1e6]));
  for (const { labware, well, volumePl } of replay(plan).after) {
    const key = `${labware} ${well}`;
    const theirPl = theirs.get(key) ?? 0;
    theirs.delete(key);
    if (Math.abs(theirPl - volumePl) > tolerancePl)
      return `${key} holds ${theirPl / 1e6} uL by its count, and ${volumePl / 1e6} uL by ours`;
  }
  const more = [...theirs].find(([, volumePl]) => volumePl > tolerancePl);
  return more === undefined ? undefined : `${more[0]} holds ${more[1] / 1e6} uL by its count, and nothing by ours`;
}
