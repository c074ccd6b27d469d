import type { WellAddress } from './labware.ts';

/** A map from wells, which makes no text of two for each question. */
export interface WellMap<Value> {
  get(at: WellAddress): Value | undefined;
  has(at: WellAddress): boolean;
  set(at: WellAddress, value: Value): void;
  /** In the order in which labware, and then its wells, came first. */
  values(): Iterable<Value>;
}

/** Makes a map from wells with these in it. */
export function createWellMap<Value>(entries: Iterable<readonly [WellAddress, Value]> = []): WellMap<Value> {
  const plates = new Map<string, Map<string, Value>>();
  const map: WellMap<Value> = {
    get: ({ labware, well }) => plates.get(labware)?.get(well),
    has: ({ labware, well }) => plates.get(labware)?.has(well) === true,
    set: ({ labware, well }, value) => {
      const wells = plates.get(labware);
      if (wells === undefined) plates.set(labware, new Map([[well, value]]));
      else wells.set(well, value);
    },
    *values() {
      for (const wells of plates.values()) yield* wells.values();
    },
  };
  for (const [at, value] of entries) map.set(at, value);
  return map;
}

/** Whether two addresses are of one well. */
export function isSameWell(one: WellAddress, other: WellAddress): boolean {
  return one.well === other.well && one.labware === other.labware;
}
