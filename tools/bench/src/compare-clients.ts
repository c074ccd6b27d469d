import type { Figure } from './bench.ts';
import { interleave, medianOfRounds, type Rounds } from './interleave.ts';
import { clientNames, type ClientName } from './scripts/clients.ts';
import { startServer } from './start-server.ts';

/** Measures every client on the same work, in turn. */
export async function compareClients(
  script: string,
  { args = [], turns }: { readonly args?: readonly string[]; readonly turns: number },
): Promise<Rounds<ClientName>> {
  using server = await startServer();
  return await interleave({ candidates: clientNames, script, args: [server.url, ...args], rounds: 5, turns });
}

/** CPU time as a multiple of the floor, `Pool.dispatch`, and of `undici.request`, which most clients are built on. */
export function toCpuFigures(
  costs: Rounds<ClientName>,
  what: string,
  goals: Readonly<Record<'dispatch' | 'undici.request', number>>,
): readonly Figure[] {
  const ratio = (name: ClientName, base: ClientName, goal?: number): Figure => ({
    name: `${name} / ${base}, ${what}`,
    value: medianOfRounds(costs, name, base, (one, other) => one.cpuMs / other.cpuMs),
    unit: 'x',
    goal,
  });
  const peers = clientNames.filter((name) => name !== 'ligase' && name !== 'dispatch');
  return [
    ratio('ligase', 'dispatch', goals.dispatch),
    ratio('ligase', 'undici.request', goals['undici.request']),
    ...peers.map((name) => ratio(name, 'dispatch')),
  ];
}
