import { InputError } from '@ligase/core/errors';
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
  /** Length of double-stranded DNA, where its concentration is known by mass. Default: that of the content. */
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
  /** What is done about members that cannot give their share: the pool is made without them, or not planned. Default: `leave-out`. */
  readonly incomplete?: 'leave-out' | 'refuse';
}

/** Leaves a member out of a pool, for a reason in a sentence; what is left of it is nothing. */
export type LeaveOut = (source: WellAddress, code: WarningCode, why: string) => readonly [];

/**
 * Plans pools of samples, by equal volumes or equimolar.
 *
 * Equimolar, each member gives as much as the others of its molecules (nM = ng/uL × 1e6 / (660 × length)), so that the weakest gives the
 * most. A pool is made smaller when a member has not that much. A member of which less would be needed than the device moves gives the
 * least that it moves, with the warning `too-strong`; one whose concentration or length is unknown, or that has less than the device
 * moves, is left out, with a warning.
 *
 * @throws {InputError} for wells that are not on the deck, and a pool that is made in one of its own members; with `refuse`, for members
 *   that cannot give their share, and why.
 */
export function pool(options: PoolOptions): Plan {
  const { pools, share, device, incomplete = 'leave-out' } = options;
  const stock = createStock(options);
  const warnings: PlanWarning[] = [];
  const missing: string[] = [];
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
    const { destination, members } = one;
    const leaveOut: LeaveOut = (source, code, why) => {
      missing.push(`${source.well} of ${source.labware}: ${why}`);
      const message = `${why} Left out of the pool in ${destination.well} of ${destination.labware}.`;
      warnings.push({ code, at: source, message });
      return [];
    };
    const shares =
      share.by === 'volume'
        ? members.map(({ source }) => ({ source, volumePl: share.volumePl }))
        : equimolarShares(one, { device, stock, totalPl: share.totalPl, warnings, leaveOut });
    return shares.flatMap(({ source, volumePl }) => drawShare(source, destination, volumePl, leaveOut));
  });
  if (incomplete === 'refuse' && missing.length > 0) throw incompletePool(missing);
  return planFrom(options, draws, warnings);

  function drawShare(
    source: WellAddress,
    destination: WellAddress,
    wantedPl: Picolitres,
    leaveOut: LeaveOut,
  ): readonly Draw[] {
    const therePl = stock.drawablePl(source);
    if (wantedPl > therePl) {
      const why = `It takes ${formatVolume(wantedPl)}, and ${formatVolume(therePl)} can be drawn.`;
      return leaveOut(source, 'short-of-volume', why);
    }
    if (wantedPl % device.quantumPl !== 0 || splitVolume(wantedPl, device) === undefined)
      return leaveOut(source, 'not-pipettable', `${device.name} cannot move ${formatVolume(wantedPl)}.`);
    stock.move(source, destination, wantedPl);
    return [{ phase: 'sample', source, destination, volumePl: wantedPl }];
  }
}

function incompletePool(missing: readonly string[]): InputError {
  const more = missing.length > 5 ? ` There are ${missing.length - 5} more.` : '';
  return new InputError(
    'INPUT_INVALID',
    `Every member is wanted in its pool, and ${missing.length} cannot give their share. ${missing.slice(0, 5).join(' ')}${more} ` +
      'Mend that, or leave them out of what is asked for.',
  );
}
