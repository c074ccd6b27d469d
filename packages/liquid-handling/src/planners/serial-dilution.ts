import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning } from '../plan/plan-warning.ts';
import { checkAddresses } from '../planning/check-addresses.ts';
import { diluentFrom } from '../planning/diluent-from.ts';
import type { Draw } from '../planning/draw.ts';
import { planFrom } from '../planning/plan-from.ts';
import type { PlanSetup } from '../planning/plan-setup.ts';
import { roundVolume } from '../planning/round-volume.ts';
import { splitVolume } from '../planning/split-volume.ts';
import { createStock } from '../planning/stock.ts';
import { parseDecimal } from '../units/decimal.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';

/** One chain of dilutions. */
export interface Series {
  readonly source: WellAddress;
  /** Empty wells, from the strongest to the weakest. The first is diluted once already. */
  readonly wells: readonly WellAddress[];
}

/** What to dilute, how far and how often. */
export interface SerialDilutionOptions extends PlanSetup {
  readonly series: readonly Series[];
  /** How much weaker each well is than the one before: above 1, such as 10 or 3.162. */
  readonly factor: number;
  /** The diluent in each well, and what each holds in the end. */
  readonly volumePl: Picolitres;
  /** Where the diluent stands. Of several wells, the next is used when one is down to its dead volume. */
  readonly diluent: readonly WellAddress[];
  /** Where what would be carried on from each last well is thrown away. Default: nowhere; the last well then holds that much more. */
  readonly waste?: WellAddress;
}

/**
 * Plans serial dilutions: V of diluent in each well, V / (factor - 1) carried from well to well, mixed where the device can. All series
 * advance together, so that a device with several channels works through them column by column.
 *
 * @throws {InputError} for wells that are not on the deck, a factor of 1 or less, and volumes that the device cannot move.
 */
export function serialDilution(options: SerialDilutionOptions): Plan {
  const { series, factor, volumePl, diluent, waste, device } = options;
  const stock = createStock(options);
  const wells = series.flatMap((one) => [one.source, ...one.wells]);
  checkAddresses([...wells, ...diluent, ...(waste === undefined ? [] : [waste])], stock.index);
  const carryPl = carriedPl(factor, volumePl, device.quantumPl);
  for (const needed of [volumePl, carryPl])
    if (needed % device.quantumPl !== 0 || splitVolume(needed, device) === undefined)
      throw new InputError(
        'INPUT_INVALID',
        `A series by ${factor} in ${formatVolume(volumePl)} takes ${formatVolume(needed)}, which ${device.name} cannot move.`,
      );
  const dilute = diluentFrom(diluent, device, stock);
  const warnings: PlanWarning[] = [];
  const longest = Math.max(0, ...series.map((one) => one.wells.length));
  const draws: Draw[] = [];
  for (let place = 0; place < longest; place += 1)
    for (const one of series) {
      const destination = one.wells[place];
      if (destination === undefined) continue;
      const source = one.wells[place - 1] ?? one.source;
      draws.push(dilute(destination, volumePl), { phase: 'sample', source, destination, volumePl: carryPl, mix: true });
    }
  for (const last of series.flatMap((one) => one.wells.at(-1) ?? []))
    if (waste !== undefined) draws.push({ phase: 'sample', source: last, destination: waste, volumePl: carryPl });
    else
      warnings.push({
        code: 'larger-last-well',
        at: last,
        message: `It holds ${formatVolume(carryPl)} more than the others, as nothing is carried on from it.`,
      });
  return planFrom(options, draws, warnings);
}

/** V / (factor - 1), from the factor as it is written. */
function carriedPl(factor: number, volumePl: Picolitres, quantumPl: Picolitres): Picolitres {
  if (!Number.isFinite(factor) || factor <= 1)
    throw new InputError('INPUT_INVALID', `A dilution factor is above 1, not ${factor}.`);
  const { digits, exponent } = parseDecimal(factor);
  const scale = 10n ** BigInt(Math.max(0, -exponent));
  const scaled = digits * 10n ** BigInt(Math.max(0, exponent));
  return roundVolume(BigInt(volumePl) * scale, scaled - scale, quantumPl);
}
