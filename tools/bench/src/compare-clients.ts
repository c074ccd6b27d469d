import type { Figure } from './bench.ts';
import { interleave, medianOfRounds, type Rounds } from './interleave.ts';
import { peerNames, type ClientName } from './scripts/clients.ts';
import { startServer } from './start-server.ts';

/** What clients are measured on. */
export interface Work<Ours extends ClientName> {
  /** Our own clients among the candidates; the floor and the peers are always there. */
  readonly ours: readonly Ours[];
  readonly script: string;
  readonly args?: readonly string[];
  readonly turns: number;
}

type Base = 'dispatch' | 'undici.request';
type Measured<Ours extends ClientName> = Ours | 'dispatch' | (typeof peerNames)[number];

/** Measures our clients, the floor and the peers on the same work, in turn. */
export async function compareClients<Ours extends ClientName>(work: Work<Ours>): Promise<Rounds<Measured<Ours>>> {
  const { ours, script, args = [], turns } = work;
  const candidates: readonly Measured<Ours>[] = [...ours, 'dispatch', ...peerNames];
  using server = await startServer();
  return await interleave({ candidates, script, args: [server.url, ...args], rounds: 5, turns });
}

/** CPU time as a multiple of the floor, `Pool.dispatch`, and of `undici.request`, which most clients are built on. */
export function toCpuFigures<Ours extends ClientName>(
  costs: Rounds<Measured<Ours>>,
  { ours, what, goals }: Pick<Work<Ours>, 'ours'> & { what: string; goals: Readonly<Record<Base, number>> },
): readonly Figure[] {
  const ratio = (name: Measured<Ours>, base: Base): number =>
    medianOfRounds(costs, name, base, (one, other) => one.cpuMs / other.cpuMs);
  const figure = (name: Measured<Ours>, base: Base): Omit<Figure, 'goal'> => ({
    name: `${name} / ${base}, ${what}`,
    value: ratio(name, base),
    unit: 'x',
  });
  const judged = (name: Ours, base: Base): Figure => ({
    ...figure(name, base),
    goal: goals[base],
    floor: ratio('dispatch', base),
  });
  return [
    ...ours.flatMap((name) => [judged(name, 'dispatch'), judged(name, 'undici.request')]),
    ...peerNames.map((name) => ({ ...figure(name, 'dispatch'), goal: undefined })),
  ];
}
