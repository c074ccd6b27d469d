import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../labware/labware.ts';
import { createWellMap } from '../labware/well-map.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanWarning, WarningCode } from '../plan/plan-warning.ts';
import { checkAddresses } from '../planning/check-addresses.ts';
import { diluentFrom } from '../planning/diluent-from.ts';
import type { Draw } from '../planning/draw.ts';
import { knownConcentration } from '../planning/known-concentration.ts';
import { planFrom } from '../planning/plan-from.ts';
import type { PlanSetup } from '../planning/plan-setup.ts';
import { roundVolume } from '../planning/round-volume.ts';
import { splitVolume } from '../planning/split-volume.ts';
import { createStock } from '../planning/stock.ts';
import type { Concentration } from '../units/concentration.ts';
import { formatVolume } from '../units/volume.ts';

/** A well that is to be diluted where it is. */
export interface InPlaceSample {
  readonly at: WellAddress;
  /** Which of the well's contents counts. Default: its only one. */
  readonly entity?: string;
  /** Length of double-stranded DNA, where its concentration is known by mass and wanted by substance. */
  readonly lengthBp?: number;
}

/** What to dilute where it is, and to what. */
export interface DiluteInPlaceOptions extends PlanSetup {
  readonly samples: readonly InPlaceSample[];
  readonly concentration: Concentration;
  /** Where the diluent stands. Of several wells, the next is used when one is down to its dead volume. */
  readonly diluent: readonly WellAddress[];
}

/**
 * Plans one concentration for wells that keep all that is in them: each is filled up with the diluent that it takes. A well that is
 * weaker already (`too-weak`), that would overflow (`too-strong`), whose concentration is unknown or that would take a volume that the
 * device cannot move (`not-pipettable`), stays as it is, with that warning.
 *
 * @throws {InputError} for wells that are not on the deck, and one that is listed twice.
 */
export function diluteInPlace(options: DiluteInPlaceOptions): Plan {
  const { samples, concentration, diluent, device } = options;
  const stock = createStock(options);
  checkAddresses([...samples.map(({ at }) => at), ...diluent], stock.index);
  checkTwice(samples);
  const dilute = diluentFrom(diluent, device, stock);
  const wanted = BigInt(concentration.kind === 'mass' ? concentration.fgPerUl : concentration.fM);
  const warnings: PlanWarning[] = [];
  const draws = samples.flatMap(({ at, ...sample }): readonly Draw[] => {
    const refuse = (code: WarningCode, message: string): readonly Draw[] => {
      warnings.push({ code, at, message: `${message} Left as it is.` });
      return [];
    };
    const known = knownConcentration(stock.contents(at), { ...sample, kind: concentration.kind });
    if (typeof known === 'string') return refuse('unknown-concentration', known);
    if (known < wanted) return refuse('too-weak', 'It is weaker already.');
    if (known === wanted) return [];
    if (wanted === 0n) return refuse('too-strong', 'No diluent makes a concentration of 0.');
    const addedPl = roundVolume(BigInt(stock.volumePl(at)) * (known - wanted), wanted, device.quantumPl);
    if (addedPl > stock.roomPl(at))
      return refuse(
        'too-strong',
        `It would take ${formatVolume(addedPl)}, and has room for ${formatVolume(stock.roomPl(at))}.`,
      );
    if (splitVolume(addedPl, device) === undefined)
      return refuse('not-pipettable', `${device.name} cannot move the ${formatVolume(addedPl)} that it would take.`);
    return [{ ...dilute(at, addedPl), mix: true }];
  });
  return planFrom(options, draws, warnings);
}

/** A well that is diluted twice would come to half of what is wanted. */
function checkTwice(samples: readonly InPlaceSample[]): void {
  const seen = createWellMap<true>();
  for (const { at } of samples) {
    if (seen.has(at)) throw new InputError('INPUT_INVALID', `${at.well} of ${at.labware} is to be diluted twice.`);
    seen.set(at, true);
  }
}
