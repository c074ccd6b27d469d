import { addressKey } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';
import { parseWell } from '../labware/well.ts';
import type { Plan } from '../plan/plan.ts';
import type { Transfer } from '../plan/transfers-of.ts';

/** Where the samples of wells come from, and the colour that stands for that. */
export interface Origins {
  /** The wells from which a well is filled. */
  of(at: WellAddress): readonly WellAddress[];
  /** Whether something is drawn from a well. */
  isDrawn(at: WellAddress): boolean;
  /** An angle on the wheel of colours; nothing for a well with samples of several colours. */
  hue(at: WellAddress): number | undefined;
}

/**
 * Follows samples back to where they were first. Of one plate, its columns have colours of their own; of several, each plate has one.
 */
export function originsOf({ deck }: Pick<Plan, 'deck'>, samples: readonly Transfer[]): Origins {
  const sources = new Map<string, Map<string, WellAddress>>();
  const drawn = new Set<string>();
  for (const { source, destination } of samples) {
    const key = addressKey(destination);
    const into = sources.get(key) ?? new Map<string, WellAddress>();
    sources.set(key, into.set(addressKey(source), source));
    drawn.add(addressKey(source));
  }
  const first = samples.filter(({ source }) => !sources.has(addressKey(source))).map(({ source }) => source.labware);
  const plates = [...new Set(first)];
  const columns = new Map(deck.map(({ id, type }) => [id, type.columns]));
  const known = new Map<string, number | undefined>();
  const hue = (at: WellAddress): number | undefined => {
    const key = addressKey(at);
    if (known.has(key)) return known.get(key);
    const from = [...(sources.get(key)?.values() ?? [])];
    const hues = new Set(from.map(hue));
    const found = from.length === 0 ? own(at) : hues.size === 1 ? [...hues][0] : undefined;
    known.set(key, found);
    return found;
  };
  return {
    of: (at) => [...(sources.get(addressKey(at))?.values() ?? [])],
    isDrawn: (at) => drawn.has(addressKey(at)),
    hue,
  };

  function own({ labware, well }: WellAddress): number {
    if (plates.length > 1) return 210 + Math.round((plates.indexOf(labware) * 360) / plates.length);
    // Short of the whole wheel, so that the last column is not taken for the first.
    return 210 + Math.round((parseWell(well).column * 300) / (columns.get(labware) ?? 1));
  }
}
