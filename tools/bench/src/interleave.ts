import { median } from './median.ts';
import { spawnCandidate, type Candidate, type Sample } from './spawn-candidate.ts';

/** What each candidate has cost, by round. */
export type Rounds<Name extends string> = Readonly<Record<Name, readonly Sample[]>>;

/** How candidates are measured against each other. */
export interface Comparison<Name extends string> {
  readonly candidates: readonly Name[];
  readonly script: string;
  /** Arguments of the script after the candidate's name. */
  readonly args?: readonly string[];
  /** How often every candidate starts in a fresh process: no two compile their code alike. */
  readonly rounds: number;
  /** How often each does its work in a round; what that costs is added up, so that the garbage of one is not missed. */
  readonly turns: number;
}

/**
 * Measures candidates in processes of their own that take turns, so that a busy moment of the machine meets all of them
 * alike and two figures of one round may be compared.
 */
export async function interleave<Name extends string>(comparison: Comparison<Name>): Promise<Rounds<Name>> {
  const { candidates, script, args = [], rounds, turns } = comparison;
  const costs = Object.fromEntries(candidates.map((name) => [name, [] as Sample[]])) as Record<Name, Sample[]>;
  for (let round = 0; round < rounds; round += 1) {
    using running = new DisposableStack();
    const started: (readonly [Name, Candidate])[] = [];
    for (const name of candidates) {
      started.push([name, running.use(await spawnCandidate(script, [name, ...args]))]);
      costs[name][round] = { cpuMs: 0, wallMs: 0, peakMb: 0 };
    }
    for (let turn = 0; turn < turns; turn += 1) {
      // Another one begins each time, so that nobody always follows the same neighbour.
      const first = (round + turn) % started.length;
      for (const [name, candidate] of [...started.slice(first), ...started.slice(0, first)]) {
        costs[name][round] = add(costs[name][round] as Sample, await candidate.sample());
      }
    }
  }
  return costs;
}

function add(sum: Sample, { cpuMs, wallMs, peakMb }: Sample): Sample {
  return { cpuMs: sum.cpuMs + cpuMs, wallMs: sum.wallMs + wallMs, peakMb: Math.max(sum.peakMb, peakMb) };
}

/** The median, over all rounds, of what the costs of two candidates in one round make together. */
export function medianOfRounds<Name extends string>(
  costs: Rounds<Name>,
  one: Name,
  other: Name,
  combine: (one: Sample, other: Sample) => number,
): number {
  return median(costs[one].map((cost, round) => combine(cost, costs[other][round] as Sample)));
}
