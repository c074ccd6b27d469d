import type { Tool } from '../device/device-profile.ts';
import { toolFor } from '../device/tool-for.ts';
import { headSlot } from '../labware/head-slot.ts';
import type { Labware, WellAddress } from '../labware/labware.ts';
import { createWellMap, type WellMap } from '../labware/well-map.ts';
import { aspiratedPl } from './aspirated-pl.ts';
import type { Plan, Step } from './plan.ts';

/** Steps that a head does at once, each with a channel of its own. */
export interface HeadMove {
  readonly tool: Tool | undefined;
  readonly steps: readonly Step[];
}

/**
 * The steps of a plan, those together that follow each other and that a head with several channels does at once: from wells under its
 * channels to wells under its channels, and, where the channels are not independent, one volume, channel by channel. A well is not drawn
 * from in the move that fills it, nor by two channels unless they both reach into it.
 */
export function headMoves({ steps, device, deck }: Pick<Plan, 'steps' | 'device' | 'deck'>): readonly HeadMove[] {
  const labware = new Map<string, Labware>(deck.map((one) => [one.id, one]));
  const moves: { tool: Tool | undefined; steps: Step[]; stand: string; channels: Set<number>; busy: WellMap<true> }[] =
    [];
  for (const step of steps) {
    const tool = toolFor(device, aspiratedPl(step));
    const slot = tool === undefined || tool.channels === 1 ? undefined : slotOf(step, tool);
    const last = moves.at(-1);
    if (
      last !== undefined &&
      slot !== undefined &&
      last.stand === slot.stand &&
      !last.channels.has(slot.channel) &&
      !last.busy.has(step.source)
    ) {
      last.steps.push(step);
      last.channels.add(slot.channel);
      for (const well of slot.busy) last.busy.set(well, true);
    } else {
      const stand = slot === undefined ? `alone ${moves.length}` : slot.stand;
      const channels = new Set(slot === undefined ? [] : [slot.channel]);
      const busy = createWellMap((slot?.busy ?? []).map((well) => [well, true] as const));
      moves.push({ tool, steps: [step], stand, channels, busy });
    }
  }
  return moves.map(({ tool, steps }) => ({ tool, steps }));

  function slotOf(
    step: Step,
    tool: Tool,
  ): { readonly stand: string; readonly channel: number; readonly busy: readonly WellAddress[] } | undefined {
    const [only, ...others] = step.dispenses;
    if (only === undefined || others.length > 0) return undefined;
    const from = place(step.source, tool);
    const to = place(only.destination, tool);
    if (from === undefined || to === undefined || to.channel === undefined) return undefined;
    const isAligned = tool.independent || from.channel === undefined || from.channel === to.channel;
    if (!isAligned) return undefined;
    const busy = from.channel === undefined ? [only.destination] : [step.source, only.destination];
    const shared = tool.independent ? '' : ` ${only.volumePl}`;
    const handling = `${step.phase} ${step.tip} ${step.mix?.times ?? 0}${shared}`;
    return { stand: `${tool.id} ${from.stand}>${to.stand} ${handling}`, channel: to.channel, busy };
  }

  function place({ labware: id, well }: WellAddress, tool: Tool): ReturnType<typeof headSlot> | undefined {
    const found = labware.get(id);
    return found === undefined ? undefined : headSlot(found, well, tool.channels);
  }
}
