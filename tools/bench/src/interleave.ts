import { median } from './median.ts';
import type { Sample } from './run-script.ts';

/** The samples of each candidate, by round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/** Samples every candidate once a round, so that a busy moment of the machine meets all of them. */
export async function interleave<Name extends string>(
  candidates: readonly Name[],
  rounds: number,
  sample: (candidate: Name) => Promise<Sample>,
): Promise<Samples<Name>> {
  const samples = Object.fromEntries(candidates.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let round = 0; round < rounds; round += 1) {
    // Another order each time, so that nobody always follows the same neighbour.
    const order = candidates.map((_, place) => candidates[(place + round) % candidates.length] as Name);
    for (const candidate of order) samples[candidate].push(await sample(candidate));
  }
  return samples;
}

/** The median of one measure. */
export function medianOf<Name extends string>(samples: Samples<Name>, name: Name, measure: keyof Sample): number {
  return median(samples[name].map((sample) => sample[measure]));
}
