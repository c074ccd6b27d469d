import type { WellAddress } from '../labware/labware.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning, WarningCode } from '../plan/plan-warning.ts';
import { checkAddresses } from '../planning/check-addresses.ts';
import { checkOneWay } from '../planning/check-one-way.ts';
import { checkVolume } from '../planning/check-volume.ts';
import type { Draw } from '../planning/draw.ts';
import { planFrom } from '../planning/plan-from.ts';
import type { PlanSetup } from '../planning/plan-setup.ts';
import { splitVolume } from '../planning/split-volume.ts';
import { createStock } from '../planning/stock.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';
import { equimolarShares } from './equimolar-shares.ts';

/** A sample that goes into a pool. */
export interface PoolMember {
  readonly source: WellAddress;
  /** Which of the source's contents counts. Default: its only one. */
  readonly entity?: string;
  /** Length of double-stranded DNA, where its concentration is known by mass. */
  readonly lengthBp?: number;
}

/** What goes together into one well. */
export interface Pool {
  readonly destination: WellAddress;
  readonly members: readonly PoolMember[];
}

/** How much each member gives: the same volume, or the same number of molecules. */
export type PoolShare =
  | { readonly by: 'volume'; readonly volumePl: Picolitres }
  /** `totalPl` is what each pool holds in the end. Default: as much as the members, and the pool's well, allow. */
  | { readonly by: 'molecules'; readonly totalPl?: Picolitres };

/** What to pool, and by what. */
export interface PoolOptions extends PlanSetup {
  readonly pools: readonly Pool[];
  readonly share: PoolShare;
}

/**
 * Plans pools of samples, by equal volumes or equimolar.
 *
 * Equimolar, each member gives as much as the others of its molecules (nM = ng/uL × 1e6 / (660 × length)), so that the weakest gives the
 * most. A pool is made smaller when a member has not that much. A member of which less would be needed than the device moves gives the
 * least that it moves, with the warning `too-strong`; one whose concentration or length is unknown, or that has less than the device
 * moves, is left out, with a warning.
 *
 * @throws {InputError} for wells that are not on the deck, and a pool that is made in one of its own members.
 */
export function pool(options: PoolOptions): Plan {
  const { pools, share, device } = options;
  const stock = createStock(options);
  const warnings: PlanWarning[] = [];
  checkAddresses(
    pools.flatMap(({ destination, members }) => [destination, ...members.map(({ source }) => source)]),
    stock.index,
  );
  checkOneWay(
    pools.flatMap(({ destination, members }) => members.map(({ source }) => ({ source, destination }))),
    stock,
  );
  checkVolume('The volume of a pool', share.by === 'volume' ? share.volumePl : (share.totalPl ?? 0));
  const draws = pools.flatMap((one) => {
    const shares =
      share.by === 'volume'
        ? one.members.map(({ source }) => ({ source, volumePl: share.volumePl }))
        : equimolarShares(one, { device, stock, totalPl: share.totalPl, warnings });
    return shares.flatMap(({ source, volumePl }) => drawShare(source, one.destination, volumePl));
  });
  return planFrom(options, draws, warnings);

  function drawShare(source: WellAddress, destination: WellAddress, wantedPl: Picolitres): readonly Draw[] {
    const leave = (code: WarningCode, why: string): readonly Draw[] => {
      warnings.push({
        code,
        at: source,
        message: `${why} Left out of the pool in ${destination.well} of ${destination.labware}.`,
      });
      return [];
    };
    const therePl = stock.drawablePl(source);
    if (wantedPl > therePl)
      return leave('short-of-volume', `It takes ${formatVolume(wantedPl)}, and ${formatVolume(therePl)} can be drawn.`);
    if (wantedPl % device.quantumPl !== 0 || splitVolume(wantedPl, device) === undefined)
      return leave('not-pipettable', `${device.name} cannot move ${formatVolume(wantedPl)}.`);
    stock.move(source, destination, wantedPl);
    return [{ phase: 'sample', source, destination, volumePl: wantedPl }];
  }
}
