import type { Plan, WellContents } from '../../plan/plan.ts';
import { volumeIn } from '../../units/volume.ts';
import type { ProtocolCommand, ProtocolDocument } from './protocol-document.ts';

/** The liquids of a plan, and the commands that say where they are. */
export function liquidsOf({ contents }: Plan): {
  readonly liquids: ProtocolDocument['liquids'];
  readonly commands: readonly ProtocolCommand[];
} {
  const names = [...new Set(contents.map(liquidName))];
  const commands = new Map<string, ProtocolCommand & { readonly volumeByWell: Record<string, number> }>();
  for (const well of contents) {
    if (well.volumePl === 0) continue;
    const liquidId = idOf(names.indexOf(liquidName(well)));
    const key = `${liquidId} ${well.labware}`;
    const volumeByWell = commands.get(key)?.volumeByWell ?? {};
    volumeByWell[well.well] = Number(volumeIn(well.volumePl, 'uL'));
    const params = { liquidId, labwareId: well.labware, volumeByWell };
    commands.set(key, { commandType: 'loadLiquid', params, volumeByWell });
  }
  return {
    liquids: Object.fromEntries(names.map((name, index) => [idOf(index), { displayName: name, description: name }])),
    commands: [...commands.values()].map(({ commandType, params }) => ({ commandType, params })),
  };
}

const idOf = (index: number): string => `liquid${index + 1}`;

const liquidName = ({ liquid, contents }: WellContents): string =>
  liquid ?? (contents.map(({ entity }) => entity).join(' + ') || 'unknown');
