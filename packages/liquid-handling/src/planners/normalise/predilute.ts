import type { WellAddress } from '../../labware/labware.ts';
import type { Draw } from '../../planning/draw.ts';
import { ceilVolume, roundVolume } from '../../planning/round-volume.ts';
import { splitVolume } from '../../planning/split-volume.ts';
import type { Picolitres } from '../../units/volume.ts';
import type { NormaliseSample } from './normalise.ts';
import type { NormaliseJob } from './normalise-sample.ts';
import { snapDiluent } from './snap-diluent.ts';

/** How samples that are too strong for one step are diluted in two. */
export interface TwoStep {
  /** Empty wells, used one after the other; one that holds something is passed over. */
  readonly wells: readonly WellAddress[];
}

/**
 * The draws that dilute a sample in a well of its own by the least whole factor after which its share can be pipetted, and take the
 * share from there. Nothing when there is no well left, or none in which it fits.
 */
export function predilute(
  { source, destination }: NormaliseSample,
  known: bigint,
  leastPl: Picolitres,
  { options, stock, target, dilute, intermediates }: NormaliseJob,
): readonly Draw[] | undefined {
  const [between] = intermediates;
  if (between === undefined || target.fine === 0n) return undefined;
  const { device } = options;
  const { quantumPl } = device;
  const deadPl = stock.index.labware(between.labware)?.type.deadVolumePl ?? 0;
  const factor = Number((BigInt(leastPl) * known + target.fine - 1n) / target.fine);
  const diluentPl = snapDiluent(
    options.target.volumePl - roundVolume(target.fine * BigInt(factor), known, quantumPl),
    options,
  );
  const sharePl = options.target.volumePl - diluentPl;
  const samplePl = Math.max(leastPl, ceilVolume(Math.ceil((sharePl + deadPl) / factor), quantumPl));
  const addedPl = samplePl * (factor - 1);
  const movable = [samplePl, addedPl, sharePl, ...(diluentPl === 0 ? [] : [diluentPl])];
  const fits = samplePl + addedPl <= stock.roomPl(between) && samplePl <= stock.drawablePl(source);
  if (!fits || sharePl < leastPl || movable.some((one) => splitVolume(one, device) === undefined)) return undefined;
  intermediates.shift();
  stock.move(source, between, samplePl);
  stock.move(between, destination, sharePl);
  return [
    dilute(between, addedPl),
    ...(diluentPl === 0 ? [] : [dilute(destination, diluentPl)]),
    { phase: 'sample', source, destination: between, volumePl: samplePl, mix: true },
    { phase: 'sample', source: between, destination, volumePl: sharePl, mix: diluentPl > 0 },
  ];
}
