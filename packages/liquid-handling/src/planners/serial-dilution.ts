import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning, WarningCode } from '../plan/plan-warning.ts';
import { checkAddresses } from '../planning/check-addresses.ts';
import { checkVolume } from '../planning/check-volume.ts';
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
 * advance together, so that a device with several channels works through them column by column. A series of whose source too little is
 * there (`short-of-volume`), or of whose wells one holds something already (`occupied`), is left out, with that warning.
 *
 * @throws {InputError} for wells that are not on the deck, a factor of 1 or less, and volumes that the device cannot move.
 */
export function serialDilution(options: SerialDilutionOptions): Plan {
  const { series, factor, volumePl, diluent, waste, device } = options;
  const stock = createStock(options);
  const wells = series.flatMap((one) => [one.source, ...one.wells]);
  checkAddresses([...wells, ...diluent, ...(waste === undefined ? [] : [waste])], stock.index);
  checkVolume('The volume of a series', volumePl);
  const carryPl = carriedPl(factor, volumePl, device.quantumPl);
  for (const needed of [volumePl, carryPl])
    if (needed % device.quantumPl !== 0 || splitVolume(needed, device) === undefined)
      throw new InputError(
        'INPUT_INVALID',
        `A series by ${factor} in ${formatVolume(volumePl)} takes ${formatVolume(needed)}, which ${device.name} cannot move.`,
      );
  const dilute = diluentFrom(diluent, device, stock);
  const warnings: PlanWarning[] = [];
  const chains = series.map(chainOf);
  const longest = chains.reduce((most, { length }) => Math.max(most, length), 0);
  const draws = Array.from({ length: longest }, (_, place) => chains.flatMap((chain) => chain[place] ?? [])).flat();
  for (const last of chains.flatMap((chain) => chain.at(-1)?.at(-1)?.destination ?? []))
    if (waste !== undefined) draws.push({ phase: 'sample', source: last, destination: waste, volumePl: carryPl });
    else
      warnings.push({
        code: 'larger-last-well',
        at: last,
        message: `It holds ${formatVolume(carryPl)} more than the others, as nothing is carried on from it.`,
      });
  return planFrom(options, draws, warnings);

  /** The draws into each well of a series; none, with a warning, when it cannot be done. */
  function chainOf({ source, wells: filled }: Series): readonly (readonly Draw[])[] {
    const leave = (code: WarningCode, at: WellAddress, why: string): readonly [] => {
      warnings.push({ code, at, message: `${why} The series from ${source.well} of ${source.labware} is left out.` });
      return [];
    };
    const taken = filled.find((well) => stock.volumePl(well) > 0);
    if (taken !== undefined)
      return leave('occupied', taken, `It holds ${formatVolume(stock.volumePl(taken))} already.`);
    const therePl = stock.drawablePl(source);
    if (therePl < carryPl)
      return leave(
        'short-of-volume',
        source,
        `It takes ${formatVolume(carryPl)}, and ${formatVolume(therePl)} can be drawn.`,
      );
    return filled.map((destination, place): readonly Draw[] => {
      const from = filled[place - 1] ?? source;
      stock.move(from, destination, carryPl);
      return [
        dilute(destination, volumePl),
        { phase: 'sample', source: from, destination, volumePl: carryPl, mix: true },
      ];
    });
  }
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
