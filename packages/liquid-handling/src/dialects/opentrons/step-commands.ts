import { toolFor } from '../../device/tool-for.ts';
import { wellNames } from '../../labware/well.ts';
import type { WellAddress } from '../../labware/labware.ts';
import { allTipRacks, type PipetteFacts } from '../../labware-table/labware-table.ts';
import { aspiratedPl } from '../../plan/aspirated-pl.ts';
import type { Plan, Step } from '../../plan/plan.ts';
import { formatVolume, type Picolitres, volumeIn } from '../../units/volume.ts';
import { checkPhase } from '../method-decides.ts';
import { cannotRender } from '../text/file-fault.ts';
import { pipetteOf, tipRackId } from './labware-commands.ts';
import { opentronsFile, type OpentronsOptions } from './opentrons-options.ts';
import type { ProtocolCommand } from './protocol-document.ts';

// A millimetre above the bottom of the well, as Opentrons' own protocols have it.
const wellLocation = { origin: 'bottom', offset: { x: 0, y: 0, z: 1 } };

/** The commands of a plan's steps. @throws {InputError} for what they cannot say, and when tips run out */
export function stepCommands(plan: Plan, options: OpentronsOptions, trash: string): readonly ProtocolCommand[] {
  const tips = new Map(Object.keys(options.pipettes).map((tool) => [tool, tipsOf(tool, options)]));
  const commands: ProtocolCommand[] = [];
  let held: { readonly tool: string; readonly step: Step } | undefined;
  for (const [index, step] of plan.steps.entries()) {
    const tool = toolFor(plan.device, aspiratedPl(step))?.id ?? '';
    check(plan, step, index, tool, held?.tool);
    const pipette = pipetteOf(tool, options);
    if (step.tip === 'new') {
      if (held !== undefined) commands.push(...dropTip(held.tool, trash));
      const tip = tips.get(tool)?.next().value;
      if (tip === undefined)
        throw cannotRender(
          opentronsFile,
          `tips run out at step ${index + 1}; give "${tool}" more racks, or plan in parts.`,
        );
      commands.push({
        commandType: 'pickUpTip',
        params: { pipetteId: tool, labwareId: tip.labware, wellName: tip.well },
      });
    } else if (held !== undefined && held.step.excessPl > 0) {
      commands.push(...emptyTip(tool, trash, flowRate(tool, pipette, options)));
    }
    commands.push(...moves(step, tool, flowRate(tool, pipette, options)));
    held = { tool, step };
  }
  if (held !== undefined) commands.push(...dropTip(held.tool, trash));
  return commands;
}

function check(plan: Plan, step: Step, index: number, tool: string, heldTool: string | undefined): void {
  const fail = (message: string): never => {
    throw cannotRender(opentronsFile, `step ${index + 1} ${message}`);
  };
  checkPhase(opentronsFile, plan.deck, step, index);
  if (tool === '') fail(`aspirates ${formatVolume(aspiratedPl(step))}, for which "${plan.device.id}" has no tool.`);
  if (step.tip === 'none') fail('has no tip, without which such a robot moves nothing.');
  if (step.tip === 'keep' && heldTool !== tool) fail('keeps a tip that its pipette does not hold.');
  if (step.dispenses.some(({ destination }) => isSame(destination, step.source)))
    fail('dispenses into its own source.');
}

function moves(step: Step, pipetteId: string, flowRatePerSecond: number): readonly ProtocolCommand[] {
  const move = (
    commandType: 'aspirate' | 'dispense',
    { labware, well }: WellAddress,
    volumePl: Picolitres,
  ): ProtocolCommand => ({
    commandType,
    params: {
      pipetteId,
      labwareId: labware,
      wellName: well,
      volume: Number(volumeIn(volumePl, 'uL')),
      flowRate: flowRatePerSecond,
      wellLocation,
    },
  });
  const last = step.dispenses.at(-1)?.destination;
  const { mix } = step;
  const mixing =
    mix === undefined || last === undefined
      ? []
      : Array.from({ length: mix.times }, () => [
          move('aspirate', last, mix.volumePl),
          move('dispense', last, mix.volumePl),
        ]);
  return [
    move('aspirate', step.source, aspiratedPl(step)),
    ...step.dispenses.map(({ destination, volumePl }) => move('dispense', destination, volumePl)),
    ...mixing.flat(),
  ];
}

const dropTip = (pipetteId: string, addressableAreaName: string): readonly ProtocolCommand[] => [
  {
    commandType: 'moveToAddressableAreaForDropTip',
    params: { pipetteId, addressableAreaName, offset: { x: 0, y: 0, z: 0 }, alternateDropLocation: true },
  },
  { commandType: 'dropTipInPlace', params: { pipetteId } },
];

/** Empties a tip that is kept of what was aspirated beyond the dispenses. */
const emptyTip = (
  pipetteId: string,
  addressableAreaName: string,
  flowRatePerSecond: number,
): readonly ProtocolCommand[] => [
  { commandType: 'moveToAddressableArea', params: { pipetteId, addressableAreaName, offset: { x: 0, y: 0, z: 0 } } },
  { commandType: 'blowOutInPlace', params: { pipetteId, flowRate: flowRatePerSecond } },
];

function flowRate(tool: string, { maxPl }: PipetteFacts, { pipettes }: OpentronsOptions): number {
  return Number(volumeIn(pipettes[tool]?.flowRatePlPerSecond ?? Math.round(maxPl / 5), 'uL'));
}

function* tipsOf(tool: string, { pipettes }: OpentronsOptions): Generator<WellAddress, undefined> {
  for (const place of pipettes[tool]?.tipRacks ?? []) {
    const rack = allTipRacks().find(({ loadName }) => loadName === place.loadName);
    for (const well of rack === undefined ? [] : wellNames(rack)) yield { labware: tipRackId(place), well };
  }
  return undefined;
}

const isSame = (one: WellAddress, other: WellAddress): boolean =>
  one.labware === other.labware && one.well === other.well;
