import { InputError } from '@ligase/core/errors';
import { addressKey } from '../labware/deck-index.ts';
import { createWellMap } from '../labware/well-map.ts';
import type { Draw } from './draw.ts';

/**
 * Draws in an order in which every well is drawn from only after all that goes into it is there; among those that could come at once,
 * diluent before sample, otherwise as given.
 *
 * @throws {InputError} when wells fill each other in a circle.
 */
export function orderDraws(draws: readonly Draw[]): readonly Draw[] {
  const filled = createWellMap(draws.map(({ destination }) => [destination, true] as const));
  const stages = draws.some(({ source }) => filled.has(source)) ? stagesOf(draws) : new Map<string, number>();
  const stageOf = ({ source }: Draw): number => (stages.size === 0 ? 0 : (stages.get(addressKey(source)) ?? 0));
  const ranked = draws.map((draw) => ({ draw, rank: 2 * stageOf(draw) + (draw.phase === 'diluent' ? 0 : 1) }));
  return ranked.toSorted((one, other) => one.rank - other.rank).map(({ draw }) => draw);
}

/** For each well how many fillings, one after the other, must have been done before it may be drawn from. */
function stagesOf(draws: readonly Draw[]): ReadonlyMap<string, number> {
  const stages = new Map<string, number>();
  const onward = new Map<string, string[]>();
  const awaited = new Map<string, number>();
  for (const { source, destination } of draws) {
    const [from, to] = [addressKey(source), addressKey(destination)];
    const targets = onward.get(from);
    if (targets === undefined) onward.set(from, [to]);
    else targets.push(to);
    awaited.set(to, (awaited.get(to) ?? 0) + 1);
    if (!awaited.has(from)) awaited.set(from, 0);
  }
  const ready = [...awaited].filter(([, count]) => count === 0).map(([well]) => well);
  for (const well of ready) stages.set(well, 0);
  let seen = 0;
  for (let well = ready[seen]; well !== undefined; well = ready[seen]) {
    seen += 1;
    for (const target of onward.get(well) ?? []) {
      stages.set(target, Math.max(stages.get(target) ?? 0, (stages.get(well) ?? 0) + 1));
      const left = (awaited.get(target) ?? 0) - 1;
      awaited.set(target, left);
      if (left === 0) ready.push(target);
    }
  }
  const stuck = draws.filter(({ source, destination }) =>
    [source, destination].every((at) => (awaited.get(addressKey(at)) ?? 0) > 0),
  );
  if (stuck.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `Wells fill each other in a circle, so none can be first: ${[...new Set(stuck.map(({ destination: { labware, well } }) => `${well} of ${labware}`))].join(', ')}.`,
    );
  return stages;
}
