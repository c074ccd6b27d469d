import { InputError } from '@ligase/core/errors';
import type { DeviceProfile, Tool } from '../device/device-profile.ts';
import { toolFor } from '../device/tool-for.ts';
import { addressKey } from '../labware/deck-index.ts';
import { aspiratedPl } from '../plan/aspirated-pl.ts';
import type { Mix, PlanFrame, Step } from '../plan/plan.ts';
import { formatVolume } from '../units/volume.ts';
import type { Draw } from './draw.ts';
import { fitMix } from './fit-mix.ts';
import { joinDispenses } from './join-dispenses.ts';
import { orderDraws } from './order-draws.ts';
import { splitVolume } from './split-volume.ts';

/** Part of a draw that the device does at once, and whether the wells that it reaches hold no sample yet. */
export interface Piece extends Omit<Step, 'tip' | 'mix'> {
  readonly mix?: Mix;
  readonly isClean: boolean;
}

/**
 * The steps that do these draws: in an order in which nothing is drawn before it is there, cut to what the device moves at once, diluent
 * for several wells in one aspiration where it can, and with a fresh tip wherever one would carry something over.
 *
 * @throws {InputError} for a volume that the device cannot move, or wells that fill each other in a circle.
 */
export function toSteps(
  draws: readonly Draw[],
  { device, contents }: Pick<PlanFrame, 'device' | 'contents'>,
): readonly Step[] {
  const holding = new Set(contents.filter((one) => one.volumePl > 0 && one.contents.length > 0).map(addressKey));
  const pieces = orderDraws(draws).flatMap((draw) => {
    const isClean = !holding.has(addressKey(draw.destination));
    if (holding.has(addressKey(draw.source))) holding.add(addressKey(draw.destination));
    return piecesOf(draw, isClean, device);
  });
  return withTips(joinDispenses(pieces, device), device);
}

function piecesOf(draw: Draw, isClean: boolean, device: DeviceProfile): readonly Piece[] {
  const { phase, source, destination, volumePl } = draw;
  const parts = splitVolume(volumePl, device);
  if (parts === undefined)
    throw new InputError(
      'INPUT_INVALID',
      `${device.name} cannot move ${formatVolume(volumePl)} from ${source.well} of ${source.labware} to ${destination.well} of ${destination.labware}.`,
    );
  return parts.map((part, place) => {
    const mix = draw.mix === true && place === parts.length - 1 ? fitMix(part, device) : undefined;
    const dispenses = [{ destination, volumePl: part }];
    return { phase, source, dispenses, excessPl: 0, isClean, ...(mix === undefined ? {} : { mix }) };
  });
}

function withTips(pieces: readonly Piece[], device: DeviceProfile): readonly Step[] {
  let tip: { readonly tool: Tool | undefined; readonly source: string; into: string; isClean: boolean } | undefined;
  return pieces.map(({ isClean, mix, ...piece }) => {
    const tool = toolFor(device, aspiratedPl(piece));
    const source = addressKey(piece.source);
    const into = piece.dispenses.map(({ destination }) => addressKey(destination)).join();
    const keeps = tip !== undefined && tip.tool === tool && tip.source === source && (tip.isClean || tip.into === into);
    tip = { tool, source, into, isClean: isClean && (!keeps || tip?.isClean === true) };
    const used = tool?.tipsPerBox === 0 ? 'none' : keeps ? 'keep' : 'new';
    return { ...piece, tip: used, ...(mix === undefined ? {} : { mix }) };
  });
}
