import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../../labware/labware.ts';
import type { Dispense, Mix, PlanFrame, Step } from '../../plan/plan.ts';
import { formatVolume, type Picolitres } from '../../units/volume.ts';
import { phaseFrom } from '../method-decides.ts';
import { decodeText } from '../text/decode-text.ts';
import { shown } from '../text/file-fault.ts';
import { type LiquidMove, liquidMoves } from './liquid-moves.ts';
import { opentronsFile, type OpentronsOptions } from './opentrons-options.ts';
import { checkTool } from './check-tool.ts';

/** The steps that the commands of a protocol amount to. @throws {InputError} with the number of the command */
export function readProtocol(
  content: string | Uint8Array,
  frame: PlanFrame,
  options: OpentronsOptions,
): readonly Step[] {
  const moves = liquidMoves(documentOf(content), frame);
  const steps: Step[] = [];
  for (let at = 0; at < moves.length;) {
    const first = moves[at];
    if (first?.kind === 'blowout') {
      if ((steps.at(-1)?.excessPl ?? 0) > 0) throw fault(first, 'empties a tip after something else was done with it.');
      at += 1;
      continue;
    }
    const [step, next] = readStep(moves, at, frame);
    checkTool(first?.pipetteId, step, frame, options);
    steps.push(step);
    at = next;
  }
  return steps;
}

/** Reads one aspiration, its dispenses, and the mixing that follows; gives the place of the next. */
function readStep(moves: readonly LiquidMove[], at: number, frame: PlanFrame): readonly [Step, number] {
  const first = moves[at];
  if (first?.kind !== 'aspirate') throw fault(first, 'dispenses, and nothing has been aspirated.');
  const dispenses: Dispense[] = [];
  let leftPl = first.volumePl;
  let next = at + 1;
  for (let move = moves[next]; move !== undefined && move.kind !== 'aspirate'; move = moves[next]) {
    if (move.pipetteId !== first.pipetteId) throw fault(move, 'dispenses with another pipette than was filled.');
    const volumePl = move.kind === 'blowout' ? leftPl : move.volumePl;
    if (volumePl > leftPl)
      throw fault(move, `dispenses ${formatVolume(volumePl)}, and the tip holds ${formatVolume(leftPl)}.`);
    leftPl -= volumePl;
    addDispense(dispenses, move, volumePl);
    next += 1;
  }
  const last = dispenses.at(-1);
  if (last === undefined) throw fault(first, 'aspirates what is not dispensed.');
  const [mix, after] = readMix(moves, next, last.destination);
  const step: Step = {
    phase: phaseFrom(frame.deck.find(({ id }) => id === first.at.labware)),
    source: first.at,
    dispenses,
    excessPl: leftPl,
    tip: first.hasNewTip ? 'new' : 'keep',
    ...(mix !== undefined && { mix }),
  };
  return [step, after];
}

/** What is blown out into the well that was dispensed into belongs to that dispense. */
function addDispense(dispenses: Dispense[], { kind, at: destination }: LiquidMove, volumePl: Picolitres): void {
  const last = dispenses.at(-1);
  const isRest = kind === 'blowout' && last !== undefined && isSame(last.destination, destination);
  if (isRest) dispenses[dispenses.length - 1] = { destination, volumePl: last.volumePl + volumePl };
  else if (volumePl > 0) dispenses.push({ destination, volumePl });
}

/** Reads pairs of aspirations and dispenses in one well. */
function readMix(moves: readonly LiquidMove[], at: number, well: WellAddress): readonly [Mix | undefined, number] {
  let times = 0;
  let volumePl: Picolitres | undefined;
  for (let next = at; ; next += 2) {
    const [up, down] = [moves[next], moves[next + 1]];
    const isPair =
      up?.kind === 'aspirate' &&
      down?.kind === 'dispense' &&
      !up.hasNewTip &&
      isSame(up.at, well) &&
      isSame(down.at, well) &&
      up.volumePl === down.volumePl;
    if (!isPair) return [volumePl === undefined ? undefined : { times, volumePl }, next];
    if (volumePl !== undefined && up.volumePl !== volumePl) throw fault(up, 'mixes with another volume than before.');
    ({ volumePl } = up);
    times += 1;
  }
}

function documentOf(content: string | Uint8Array): unknown {
  const text = decodeText(opentronsFile, content);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError('INPUT_UNREADABLE', `The ${opentronsFile} is no JSON: ${shown(text.trim())}.`, { cause });
  }
}

function fault(move: LiquidMove | undefined, message: string): InputError {
  return new InputError('INPUT_INVALID', `Command ${move?.command ?? 0} of the ${opentronsFile} ${message}`);
}

const isSame = (one: WellAddress, other: WellAddress): boolean =>
  one.labware === other.labware && one.well === other.well;
