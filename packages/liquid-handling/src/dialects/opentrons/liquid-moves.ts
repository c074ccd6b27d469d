import { InputError } from '@ligase/core/errors';
import type { WellAddress } from '../../labware/labware.ts';
import { parseWell, wellName } from '../../labware/well.ts';
import type { PlanFrame } from '../../plan/plan.ts';
import type { Picolitres } from '../../units/volume.ts';
import { shown } from '../text/file-fault.ts';
import { readVolume } from '../text/volume-text.ts';
import { opentronsFile } from './opentrons-options.ts';

/** An aspiration or a dispense of a protocol, or the emptying of a tip into a well. */
export interface LiquidMove {
  /** The number of its command, from 1. */
  readonly command: number;
  readonly kind: 'aspirate' | 'dispense' | 'blowout';
  readonly pipetteId: string;
  readonly at: WellAddress;
  /** 0 for a blowout, which takes what is left. */
  readonly volumePl: Picolitres;
  /** Whether the pipette has taken a tip since it last moved liquid. */
  readonly hasNewTip: boolean;
}

// Commands that move no liquid from well to well, so that a plan is the same without them.
const passedOver =
  /^(?:load(?:Pipette|Labware|Module|Liquid)|home|comment|wait\w*|delay|pause|moveTo\w+|moveRelative|moveLabware|savePosition|touchTip|blowOutInPlace|dropTip(?:InPlace)?|configure\w+|prepareToAspirate|setRailLights|setStatusBar|(?:magneticModule|temperatureModule|heaterShaker|thermocycler)\/\w+|custom)$/;

type Params = Readonly<Record<string, unknown>>;

/**
 * What a protocol does with liquid, in order.
 *
 * @throws {InputError} with the number of the command
 */
export function liquidMoves(document: unknown, frame: PlanFrame): readonly LiquidMove[] {
  const { schemaVersion, commands } = isObject(document) ? document : {};
  if (schemaVersion !== 8 || !Array.isArray(commands))
    throw new InputError(
      'INPUT_UNREADABLE',
      `The ${opentronsFile} is not of schema 8: its "schemaVersion" is ${shown(JSON.stringify(schemaVersion) ?? 'missing')}.`,
    );
  const names = new Map<string, string>();
  const fresh = new Set<string>();
  const moves: LiquidMove[] = [];
  for (const [index, entry] of (commands as readonly unknown[]).entries()) {
    const command = index + 1;
    const { commandType, params } = isObject(entry) ? entry : {};
    if (typeof commandType !== 'string' || !isObject(params)) throw fault(command, 'has no type, or no parameters.');
    if (commandType === 'loadLabware') names.set(textOf(params, 'labwareId'), textOf(params, 'displayName'));
    if (commandType === 'pickUpTip') fresh.add(textOf(params, 'pipetteId'));
    if (commandType === 'blowout' && !isOnDeck(params, frame, names)) continue;
    if (commandType === 'aspirate' || commandType === 'dispense' || commandType === 'blowout') {
      const pipetteId = textOf(params, 'pipetteId');
      moves.push({
        command,
        kind: commandType,
        pipetteId,
        at: wellOf(command, params, frame, names),
        volumePl: commandType === 'blowout' ? 0 : volumeOf(command, params),
        hasNewTip: fresh.delete(pipetteId),
      });
    } else if (commandType !== 'pickUpTip' && !passedOver.test(commandType)) {
      throw fault(command, `is ${shown(commandType)}, which a plan could not hold.`);
    }
  }
  return moves;
}

function wellOf(command: number, params: Params, { deck }: PlanFrame, names: ReadonlyMap<string, string>): WellAddress {
  const called = calledOf(params, names);
  const [labware] = called.flatMap((name) => deck.find(({ id }) => id === name) ?? []);
  const well = textOf(params, 'wellName');
  if (labware === undefined) throw fault(command, `is about ${shown(called.at(-1) ?? '')}, which is not on the deck.`);
  try {
    return { labware: labware.id, well: wellName(parseWell(well, labware.type)) };
  } catch {
    throw fault(command, `is about ${shown(well)}, which is no well of "${labware.id}".`);
  }
}

/** A tip is also emptied into the trash, which is no labware of a plan. */
function isOnDeck(params: Params, { deck }: PlanFrame, names: ReadonlyMap<string, string>): boolean {
  return deck.some(({ id }) => calledOf(params, names).includes(id));
}

/** What a command's labware is called: its id in the protocol, and the name that people see. */
function calledOf(params: Params, names: ReadonlyMap<string, string>): readonly string[] {
  const id = textOf(params, 'labwareId');
  return [id, names.get(id) ?? id];
}

function volumeOf(command: number, { volume }: Params): Picolitres {
  const volumePl = typeof volume === 'number' ? readVolume(String(volume), 'uL') : 'it must be a number of uL';
  if (typeof volumePl === 'number') return volumePl;
  throw fault(command, `has the volume ${shown(JSON.stringify(volume) ?? 'missing')}; ${volumePl}.`);
}

function textOf(params: Params, member: string): string {
  const value = params[member];
  return typeof value === 'string' ? value : '';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fault(command: number, message: string): InputError {
  return new InputError('INPUT_INVALID', `Command ${command} of the ${opentronsFile} ${message}`);
}
