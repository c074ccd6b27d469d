import { addressKey } from '../labware/deck-index.ts';
import type { WellAddress } from '../labware/labware.ts';
import type { LedgerOutcome, PredictedWell } from '../ledger/replay.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning } from '../plan/plan-warning.ts';
import { transfersOf } from '../plan/transfers-of.ts';
import type { Picolitres } from '../units/volume.ts';

/** A well into which a plan dispenses, or for which it could not. */
export interface FilledWell {
  readonly at: WellAddress;
  /** What comes from where, of samples; parts of one transfer together. */
  readonly samples: readonly { readonly source: WellAddress; readonly volumePl: Picolitres }[];
  readonly diluentPl: Picolitres;
  /** What it is foretold to hold; absent for one that stays empty. */
  readonly held: PredictedWell | undefined;
  readonly warnings: readonly PlanWarning[];
}

/** The wells that a plan fills, or has a warning about, in the order of the deck. */
export function filledWells(plan: Plan, { after }: LedgerOutcome): readonly FilledWell[] {
  const held = new Map(after.map((one) => [addressKey(one), one]));
  const order = new Map(after.map((one, place) => [addressKey(one), place]));
  const wells = new Map<
    string,
    {
      at: WellAddress;
      samples: Map<string, { source: WellAddress; volumePl: number }>;
      diluentPl: number;
      warnings: PlanWarning[];
    }
  >();
  const wellOf = (at: WellAddress): NonNullable<ReturnType<typeof wells.get>> => {
    const well = wells.get(addressKey(at)) ?? { at, samples: new Map(), diluentPl: 0, warnings: [] };
    wells.set(addressKey(at), well);
    return well;
  };
  for (const { source, destination, volumePl, phase } of transfersOf(plan)) {
    const well = wellOf(destination);
    if (phase === 'diluent') well.diluentPl += volumePl;
    else {
      const key = addressKey(source);
      const sample = well.samples.get(key) ?? { source, volumePl: 0 };
      well.samples.set(key, { source, volumePl: sample.volumePl + volumePl });
    }
  }
  for (const warning of plan.warnings) if (warning.at !== undefined) wellOf(warning.at).warnings.push(warning);
  const rank = ({ at }: { readonly at: WellAddress }): number => order.get(addressKey(at)) ?? order.size;
  return [...wells.values()]
    .toSorted((one, other) => rank(one) - rank(other))
    .map((well) => ({ ...well, samples: [...well.samples.values()], held: held.get(addressKey(well.at)) }));
}
