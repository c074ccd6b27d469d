import { InputError } from '@ligase/core/errors';
import type { DeviceProfile, Tool } from '../device/device-profile.ts';
import { toolFor } from '../device/tool-for.ts';
import { createWellMap, isSameWell } from '../labware/well-map.ts';
import { aspiratedPl } from '../plan/aspirated-pl.ts';
import type { Mix, PlanFrame, Step } from '../plan/plan.ts';
import { isSameDestination } from '../plan/same-destination.ts';
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
  const holding = createWellMap<true>();
  for (const one of contents) if (one.volumePl > 0 && one.contents.length > 0) holding.set(one, true);
  const pieces = orderDraws(draws).flatMap((draw) => {
    const isClean = !holding.has(draw.destination);
    if (holding.has(draw.source)) holding.set(draw.destination, true);
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
  let tip:
    | { readonly tool: Tool | undefined; readonly piece: Omit<Piece, 'mix'>; readonly isClean: boolean }
    | undefined;
  return pieces.map(({ mix, ...piece }) => {
    const { isClean, ...step } = piece;
    const tool = toolFor(device, aspiratedPl(piece));
    const keeps = tip !== undefined && tip.tool === tool && tip.isClean && isSameWell(tip.piece.source, piece.source);
    // What it touches then is what it has put there itself.
    const isRepeated = keeps && tip !== undefined && isSameDestination(tip.piece, piece);
    tip = { tool, piece, isClean: isClean || isRepeated };
    const used = tool?.tipsPerBox === 0 ? 'none' : keeps ? 'keep' : 'new';
    return { ...step, tip: used, ...(mix === undefined ? {} : { mix }) };
  });
}
