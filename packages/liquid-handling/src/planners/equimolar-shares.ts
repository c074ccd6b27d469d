import type { DeviceProfile } from '../device/device-profile.ts';
import { smallestVolumePl } from '../device/smallest-volume.ts';
import type { WellAddress } from '../labware/labware.ts';
import type { PlanWarning, WarningCode } from '../plan/plan-warning.ts';
import { knownConcentration } from '../planning/known-concentration.ts';
import { floorVolume, roundVolume } from '../planning/round-volume.ts';
import type { Stock } from '../planning/stock.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';
import type { LeaveOut, Pool } from './pool.ts';

/** What a member gives to its pool. */
export interface Share {
  readonly source: WellAddress;
  readonly volumePl: Picolitres;
}

// The inverse of a concentration as a whole number, fine enough for every one that can be written.
const one = 10n ** 36n;

/** What each member of a pool gives, so that all give as many molecules; members of which that is not known give nothing. */
export function equimolarShares(
  { destination, members }: Pool,
  {
    device,
    stock,
    totalPl,
    warnings,
    leaveOut,
  }: {
    readonly device: DeviceProfile;
    readonly stock: Stock;
    readonly totalPl: Picolitres | undefined;
    readonly warnings: PlanWarning[];
    readonly leaveOut: LeaveOut;
  },
): readonly Share[] {
  const leastPl = smallestVolumePl(device);
  const known = members.flatMap((member) => {
    const fM = knownConcentration(stock.contents(member.source), { ...member, kind: 'molar' });
    const leave = (code: WarningCode, why: string): readonly [] => leaveOut(member.source, code, why);
    if (typeof fM === 'string') return leave('unknown-concentration', fM);
    if (fM === 0n) return leave('too-weak', 'There is nothing of it in it.');
    const therePl = stock.drawablePl(member.source);
    // It would make the whole pool as small as itself.
    if (therePl < leastPl)
      return leave(
        'short-of-volume',
        `${formatVolume(therePl)} can be drawn, and no less than ${formatVolume(leastPl)} can be taken.`,
      );
    return [{ source: member.source, weight: one / fM }];
  });
  const whole = known.reduce((sum, { weight }) => sum + weight, 0n);
  if (whole === 0n) return [];
  // Each share may be rounded up by half a quantum.
  const roomPl = Math.max(0, stock.roomPl(destination) - members.length * device.quantumPl);
  const wantedPl = BigInt(totalPl ?? roomPl);
  // A member gives total × weight / whole, which is at most what can be drawn from it.
  const limits = known.map(({ source, weight }) => (BigInt(stock.drawablePl(source)) * whole) / weight);
  const possiblePl = limits.reduce((least, limit) => (limit < least ? limit : least), wantedPl);
  if (totalPl !== undefined && possiblePl < wantedPl)
    warnings.push({
      code: 'short-of-volume',
      at: destination,
      message: `Its members have enough for ${formatVolume(Number(possiblePl))} of the ${formatVolume(totalPl)}; it is made smaller.`,
    });
  return known.map(({ source, weight }) => {
    const idealPl = roundVolume(possiblePl * weight, whole, device.quantumPl);
    const volumePl = Math.min(idealPl, floorVolume(stock.drawablePl(source), device.quantumPl));
    if (idealPl >= leastPl) return { source, volumePl };
    warnings.push({
      code: 'too-strong',
      at: source,
      message: `${formatVolume(idealPl)} would be its share, and no less than ${formatVolume(leastPl)} can be taken.`,
    });
    return { source, volumePl: leastPl };
  });
}
