import { median } from './median.ts';
import { spawnCandidate, type Sample } from './spawn-candidate.ts';

/** The samples of each candidate, by round. */
export type Samples<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/** How candidates are measured against each other. */
export interface Comparison<Name extends string> {
  readonly candidates: readonly Name[];
  readonly script: string;
  /** Arguments of the script after the candidate's name. */
  readonly args?: readonly string[];
  /** How often every candidate starts in a fresh process: no two compile their code alike. */
  readonly generations: number;
  /** How many samples are taken of each in a generation, in turn. */
  readonly rounds: number;
}

/**
 * Measures candidates in processes of their own that take turns, so that a busy moment of the machine meets all of them
 * alike and two figures of one round may be compared.
 */
export async function interleave<Name extends string>(comparison: Comparison<Name>): Promise<Samples<Name>> {
  const { candidates, script, args = [], generations, rounds } = comparison;
  const samples = Object.fromEntries(candidates.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let generation = 0; generation < generations; generation += 1) {
    using running = new DisposableStack();
    const started = new Map<Name, Awaited<ReturnType<typeof spawnCandidate>>>();
    for (const name of candidates) started.set(name, running.use(await spawnCandidate(script, [name, ...args])));
    for (let round = 0; round < rounds; round += 1) {
      // Another order each time, so that nobody always follows the same neighbour.
      const order = [...started].map((_, place, all) => all[(place + round) % all.length]);
      for (const turn of order) if (turn !== undefined) samples[turn[0]].push(await turn[1].sample());
    }
  }
  return samples;
}

/** The median, over all rounds, of what two samples of one round make together. */
export function medianOfRounds<Name extends string>(
  samples: Samples<Name>,
  one: Name,
  other: Name,
  combine: (one: Sample, other: Sample) => number,
): number {
  return median(samples[one].map((sample, round) => combine(sample, samples[other][round] as Sample)));
}
