import { toolFor } from '../../device/tool-for.ts';
import type { Labware } from '../../labware/labware.ts';
import { headSlot } from '../../labware/head-slot.ts';
import type { Draw } from '../../planning/draw.ts';
import type { PlanSetup } from '../../planning/plan-setup.ts';
import { splitVolume } from '../../planning/split-volume.ts';
import type { Picolitres } from '../../units/volume.ts';

/** Draws of one volume in an order in which those that a head of several channels does at once follow each other. */
export function orderForHead(
  draws: readonly Draw[],
  { device, deck, volumePl }: PlanSetup & { readonly volumePl: Picolitres },
): readonly Draw[] {
  const [part = volumePl] = splitVolume(volumePl, device) ?? [];
  const channels = toolFor(device, part)?.channels ?? 1;
  if (channels === 1) return draws;
  const labware = new Map<string, Labware>(deck.map((one) => [one.id, one]));
  const standOf = ({ labware: id, well }: Draw['source']): string => {
    const found = labware.get(id);
    return found === undefined ? id : headSlot(found, well, channels).stand;
  };
  const groups = new Map<string, Draw[]>();
  for (const draw of draws) {
    const stand = `${standOf(draw.source)}>${standOf(draw.destination)}`;
    const group = groups.get(stand);
    if (group === undefined) groups.set(stand, [draw]);
    else group.push(draw);
  }
  return Array.from(groups.values()).flat();
}
