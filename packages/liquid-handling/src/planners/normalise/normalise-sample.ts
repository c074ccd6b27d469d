import { smallestVolumePl } from '../../device/smallest-volume.ts';
import type { WellAddress } from '../../labware/labware.ts';
import type { PlanWarning, WarningCode } from '../../plan/plan-warning.ts';
import type { Draw } from '../../planning/draw.ts';
import { knownConcentration } from '../../planning/known-concentration.ts';
import { ceilVolume, roundVolume } from '../../planning/round-volume.ts';
import { splitVolume } from '../../planning/split-volume.ts';
import type { Stock } from '../../planning/stock.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import type { NormaliseOptions, NormaliseSample } from './normalise.ts';
import { predilute } from './predilute.ts';
import { snapDiluent } from './snap-diluent.ts';
import type { FineTarget } from './target-of.ts';

/** What the samples of one plan share. */
export interface NormaliseJob {
  readonly options: NormaliseOptions;
  readonly stock: Stock;
  readonly warnings: PlanWarning[];
  readonly target: FineTarget;
  readonly dilute: (destination: WellAddress, volumePl: Picolitres) => Draw;
  /** Wells for dilutions beforehand that are not used yet. */
  readonly intermediates: WellAddress[];
}

/** The draws for one sample; none, with a warning, when it cannot be done. */
export function normaliseSample(sample: NormaliseSample, job: NormaliseJob): readonly Draw[] {
  const { options, stock, warnings, target } = job;
  const { device } = options;
  const { quantumPl } = device;
  const totalPl = options.target.volumePl;
  const warn = (code: WarningCode, message: string): void => {
    warnings.push({ code, at: sample.destination, message });
  };
  const heldPl = stock.volumePl(sample.destination);
  if (heldPl > 0) {
    warn('occupied', `It holds ${formatVolume(heldPl)} already, which would change the concentration. Left out.`);
    return [];
  }
  const known = knownConcentration(stock.contents(sample.source), { ...sample, kind: target.kind });
  if (typeof known === 'string') {
    warn('unknown-concentration', `${known} Left out.`);
    return [];
  }
  const leastPl = ceilVolume(options.minimumSamplePl ?? smallestVolumePl(device), quantumPl);
  const isTooWeak = known === 0n || target.fine > known * BigInt(totalPl);
  const idealPl = isTooWeak ? totalPl : roundVolume(target.fine, known, quantumPl);
  if (idealPl < leastPl && !isTooWeak) {
    const twoStep = predilute(sample, known, leastPl, job);
    if (twoStep !== undefined) {
      warn('two-step', 'It is too strong for one step and is diluted beforehand.');
      return twoStep;
    }
  }
  const diluentPl = snapDiluent(totalPl - Math.max(idealPl, Math.min(leastPl, totalPl)), options);
  const samplePl = totalPl - diluentPl;
  const problem = problemOf(samplePl, diluentPl);
  if (problem !== undefined) {
    warn(problem.code, problem.message);
    return [];
  }
  if (isTooWeak) warn('too-weak', `It does not hold enough even undiluted, and is taken so.`);
  else if (idealPl < leastPl)
    warn(
      'too-strong',
      `${formatVolume(idealPl)} would be enough, and no less than ${formatVolume(leastPl)} can be taken.`,
    );
  else if (idealPl !== samplePl)
    warn(
      'rounded',
      `So little diluent cannot be pipetted: ${formatVolume(samplePl)} are taken instead of ${formatVolume(idealPl)}.`,
    );
  stock.move(sample.source, sample.destination, samplePl);
  const { source, destination } = sample;
  const drawn: Draw = { phase: 'sample', source, destination, volumePl: samplePl, mix: diluentPl > 0 };
  return diluentPl === 0 ? [drawn] : [job.dilute(destination, diluentPl), drawn];

  function problemOf(
    samplePl: Picolitres,
    diluentPl: Picolitres,
  ): { readonly code: WarningCode; readonly message: string } | undefined {
    const stuck = [samplePl, diluentPl].find((one) => one > 0 && splitVolume(one, device) === undefined);
    if (stuck !== undefined)
      return { code: 'not-pipettable', message: `${device.name} cannot move ${formatVolume(stuck)}. Left out.` };
    const therePl = stock.drawablePl(sample.source);
    if (therePl < samplePl)
      return {
        code: 'short-of-volume',
        message: `It takes ${formatVolume(samplePl)}, and ${formatVolume(therePl)} can be drawn. Left out.`,
      };
    return undefined;
  }
}
