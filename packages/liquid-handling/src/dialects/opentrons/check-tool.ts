import { InputError } from '@ligase/core/errors';
import { toolFor } from '../../device/tool-for.ts';
import { aspiratedPl } from '../../plan/aspirated-pl.ts';
import type { PlanFrame, Step } from '../../plan/plan.ts';
import { formatVolume } from '../../units/volume.ts';
import { opentronsFile, type OpentronsOptions } from './opentrons-options.ts';

/** Refuses a step that a known pipette does where the plan's device would use another tool. */
export function checkTool(
  pipetteId: string | undefined,
  step: Step,
  { device }: PlanFrame,
  options: OpentronsOptions,
): void {
  const tool = toolFor(device, aspiratedPl(step));
  if (pipetteId === undefined || options.pipettes[pipetteId] === undefined || tool?.id === pipetteId) return;
  throw new InputError(
    'INPUT_INVALID',
    `The ${opentronsFile} moves ${formatVolume(aspiratedPl(step))} with "${pipetteId}", which "${device.id}" has ${
      tool === undefined ? 'no tool' : `"${tool.id}"`
    } for.`,
  );
}
