import type { Figure } from './bench.ts';
import { interleave, medianOf, type Samples } from './interleave.ts';
import type { Sample } from './run-script.ts';
import { clientNames, type ClientName } from './scripts/clients.ts';

/** Measures every client on the same work, in turn. */
export function compareClients(
  rounds: number,
  sample: (client: ClientName) => Promise<Sample>,
): Promise<Samples<ClientName>> {
  return interleave(clientNames, rounds, sample);
}

/** CPU time as a multiple of the floor, `Pool.dispatch`, and of `undici.request`, which most clients are built on. */
export function toCpuFigures(
  samples: Samples<ClientName>,
  goals: Readonly<Record<'dispatch' | 'undici.request', number>>,
): readonly Figure[] {
  const ratio = (name: ClientName, base: ClientName, goal?: number): Figure => ({
    name: `${name} / ${base}, CPU`,
    value: medianOf(samples, name, 'cpuMs') / medianOf(samples, base, 'cpuMs'),
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
