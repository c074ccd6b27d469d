import type { HttpLayer, Send } from './ports.ts';

const phases = ['observe', 'retry', 'throttle', 'authorize'] as const;

/**
 * Wraps a transport in layers, outermost phase first. Within a phase the layers' names decide, so that the order in
 * which they were installed never does.
 */
export function stack(layers: readonly HttpLayer[], transport: Send): Send {
  return layers.toSorted(outermostFirst).reduceRight((next, layer) => layer.wrap(next), transport);
}

function outermostFirst(a: HttpLayer, b: HttpLayer): number {
  const byPhase = phases.indexOf(a.phase) - phases.indexOf(b.phase);
  if (byPhase !== 0) return byPhase;
  return a.name < b.name ? -1 : 1;
}
