import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../../labware/labware.ts';
import type { Plan } from '../../plan/plan.ts';
import type { PlanWarning } from '../../plan/plan-warning.ts';
import { checkAddresses } from '../../planning/check-addresses.ts';
import { checkOneWay } from '../../planning/check-one-way.ts';
import { checkVolume } from '../../planning/check-volume.ts';
import { diluentFrom } from '../../planning/diluent-from.ts';
import { planFrom } from '../../planning/plan-from.ts';
import type { PlanSetup } from '../../planning/plan-setup.ts';
import { createStock } from '../../planning/stock.ts';
import type { Amount } from '../../units/amount.ts';
import type { Concentration } from '../../units/concentration.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import { normaliseSample } from './normalise-sample.ts';
import type { TwoStep } from './predilute.ts';
import { targetOf } from './target-of.ts';

/** A sample to be normalised. */
export interface NormaliseSample {
  readonly source: WellAddress;
  readonly destination: WellAddress;
  /** Which of the source's contents counts. Default: its only one. */
  readonly entity?: string;
  /** Length of double-stranded DNA, where its concentration is known by mass and wanted by substance. */
  readonly lengthBp?: number;
}

/** What every destination is to hold: an amount, or a concentration, in one volume. */
export type NormaliseTarget =
  | { readonly amount: Amount; readonly volumePl: Picolitres }
  | { readonly concentration: Concentration; readonly volumePl: Picolitres };

/** What to normalise, and to what. */
export interface NormaliseOptions extends PlanSetup {
  readonly samples: readonly NormaliseSample[];
  readonly target: NormaliseTarget;
  /** Where the diluent stands. Of several wells, the next is used when one is down to its dead volume. */
  readonly diluent: readonly WellAddress[];
  /** The least of diluent that is pipetted; of what is less, half and more is made as much, and the rest left out. Default: the device's. */
  readonly minimumDiluentPl?: Picolitres;
  /** The least of a sample that is pipetted. Default: the device's. */
  readonly minimumSamplePl?: Picolitres;
  /** Where samples that are too strong are diluted beforehand. Default: nowhere. */
  readonly twoStep?: TwoStep;
}

/**
 * Plans an amount, or a concentration, of each sample in one volume: as much of the sample as it takes, filled up with diluent.
 *
 * - A sample that is too weak is taken undiluted, with the warning `too-weak`.
 * - One of which less would be needed than can be pipetted is diluted in two steps, or taken at its least with the warning `too-strong`.
 * - One whose concentration is unknown, of which too little is there, or whose destination holds something already (`occupied`) is
 *   left out, with a warning.
 *
 * Volumes are rounded once, to the device's quantum; `replay` foretells the concentrations that come of them.
 *
 * @throws {InputError} for wells that are not on the deck, a sample that is filled itself, and a volume that the device cannot make.
 */
export function normalise(options: NormaliseOptions): Plan {
  const { samples, target, diluent, twoStep, device, minimumDiluentPl = 0, minimumSamplePl = 0 } = options;
  const stock = createStock(options);
  for (const volumePl of [target.volumePl, minimumDiluentPl, minimumSamplePl]) checkVolume('A volume', volumePl);
  if (target.volumePl === 0 || target.volumePl % device.quantumPl !== 0)
    throw new InputError(
      'INPUT_INVALID',
      `${device.name} cannot make ${formatVolume(target.volumePl)}: it moves multiples of ${formatVolume(device.quantumPl)}.`,
    );
  const wells = samples.flatMap(({ source, destination }) => [source, destination]);
  checkAddresses([...wells, ...diluent, ...(twoStep?.wells ?? [])], stock.index);
  checkOneWay(samples, stock);
  const warnings: PlanWarning[] = [];
  const job = {
    options,
    stock,
    warnings,
    target: targetOf(target),
    dilute: diluentFrom(diluent, device, stock),
    intermediates: (twoStep?.wells ?? []).filter((well) => stock.volumePl(well) === 0),
  };
  const draws = samples.flatMap((sample) => normaliseSample(sample, job));
  return planFrom(options, draws, warnings);
}
