import { allLabware, allPipettes, allTipRacks, type PipetteFacts } from '../../labware-table/labware-table.ts';
import type { Labware } from '../../labware/labware.ts';
import type { Plan } from '../../plan/plan.ts';
import { cannotRender, shown } from '../text/file-fault.ts';
import { writableName } from '../text/writable-name.ts';
import { type OpentronsLabware, opentronsFile, type OpentronsOptions, type TipRackPlace } from './opentrons-options.ts';
import type { ProtocolCommand } from './protocol-document.ts';

/** What is known of the pipette of a tool. @throws {InputError} when there is none, or it has several channels */
export function pipetteOf(tool: string, { pipettes }: OpentronsOptions): PipetteFacts {
  const name = pipettes[tool]?.name;
  const facts = allPipettes().find((one) => one.name === name);
  if (facts === undefined)
    throw cannotRender(opentronsFile, `the tool "${tool}" has no pipette; give it one of Opentrons' in \`pipettes\`.`);
  if (facts.channels !== 1)
    throw cannotRender(opentronsFile, `"${facts.name}" has ${facts.channels} channels, and steps are of one.`);
  return facts;
}

/** The id by which a protocol calls a rack of tips. */
export function tipRackId({ slot }: TipRackPlace): string {
  return `tips in ${slot}`;
}

/** The commands that load pipettes, tips and labware. @throws {InputError} for what has no place or no definition */
export function labwareCommands(plan: Plan, options: OpentronsOptions): readonly ProtocolCommand[] {
  const tools = Object.entries(options.pipettes);
  const places = [
    ...tools.flatMap(([, { tipRacks }]) => tipRacks.map(({ slot }) => slot)),
    ...plan.deck.map(({ position }) => position ?? ''),
  ];
  const twice = places.find((place, index) => place !== '' && places.indexOf(place) !== index);
  if (twice !== undefined) throw cannotRender(opentronsFile, `two things stand in ${shown(twice)}.`);
  return [
    ...tools.map(([tool, { mount }]) => ({
      commandType: 'loadPipette',
      params: { pipetteId: tool, pipetteName: pipetteOf(tool, options).name, mount },
    })),
    ...tools.flatMap(([, { tipRacks }]) => tipRacks.map(tipRackCommand)),
    ...plan.deck.map((labware) => labwareCommand(labware, options)),
  ];
}

function tipRackCommand(place: TipRackPlace): ProtocolCommand {
  const facts = allTipRacks().find(({ loadName }) => loadName === place.loadName);
  if (facts === undefined)
    throw cannotRender(opentronsFile, `${shown(place.loadName)} is not among the tip racks of Opentrons.`);
  return load(tipRackId(place), place.slot, { loadName: facts.loadName, version: facts.version });
}

function labwareCommand({ id, type, position }: Labware, { labware }: OpentronsOptions): ProtocolCommand {
  if (position === undefined)
    throw cannotRender(opentronsFile, `"${id}" has no position; give it the slot that it stands in.`);
  const definition = labware?.[type.id] ?? { loadName: type.id };
  const version = definition.version ?? allLabware().find(({ loadName }) => loadName === definition.loadName)?.version;
  if (version === undefined)
    throw cannotRender(
      opentronsFile,
      `"${definition.loadName}" is not among the labware of Opentrons; name its definition and version in \`labware\`.`,
    );
  return load(writableName(opentronsFile, 'name', id), position, { ...definition, version });
}

function load(labwareId: string, slotName: string, definition: OpentronsLabware): ProtocolCommand {
  const { loadName, namespace = 'opentrons', version } = definition;
  return {
    commandType: 'loadLabware',
    params: { labwareId, loadName, namespace, version, location: { slotName }, displayName: labwareId },
  };
}
