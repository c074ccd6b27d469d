import type { DeviceProfile, Tool } from '../device/device-profile.ts';
import { toolFor } from '../device/tool-for.ts';
import { aspiratedPl } from '../plan/aspirated-pl.ts';
import type { Step } from '../plan/plan.ts';
import { formatVolume, type Picolitres } from '../units/volume.ts';
import type { Fault } from './fault.ts';

type Report = (code: Fault['code'], message: string) => void;

/** Checks what a step asks of the device, whatever is in the wells. Gives the tool that it takes, where there is one. */
export function checkStep(step: Step, device: DeviceProfile, report: Report): Tool | undefined {
  const volumes = step.dispenses.map(({ volumePl }) => volumePl);
  for (const volume of [...volumes, ...(step.excessPl === 0 ? [] : [step.excessPl])])
    checkVolume(volume, device, report);
  if (volumes.length === 0) {
    report('no-dispense', 'It aspirates and dispenses nowhere.');
    return undefined;
  }
  checkMultiDispense(step, device, report);
  const aspirated = aspiratedPl(step);
  const tool = toolFor(device, aspirated);
  if (tool === undefined)
    report('out-of-range', `No tool of ${device.name} aspirates ${formatVolume(aspirated)}: ${rangesOf(device)}.`);
  else
    for (const volume of volumes.filter((one) => one < tool.minPl))
      report(
        'out-of-range',
        `${tool.id} dispenses no less than ${formatVolume(tool.minPl)}, not ${formatVolume(volume)}.`,
      );
  if (step.mix !== undefined) checkMix(step.mix, device, tool, report);
  if ((step.tip === 'none') !== (tool === undefined ? step.tip === 'none' : tool.tipsPerBox === 0))
    report('tip-wrong', step.tip === 'none' ? `${tool?.id} works with tips.` : `${tool?.id} has no tips.`);
  return tool;
}

function checkVolume(volume: Picolitres, { quantumPl, name }: DeviceProfile, report: Report): void {
  if (!Number.isSafeInteger(volume) || volume <= 0)
    report('volume-not-whole', `A volume is a whole number of picolitres above 0, not ${volume}.`);
  else if (volume % quantumPl !== 0)
    report('off-quantum', `${name} moves multiples of ${formatVolume(quantumPl)}, not ${formatVolume(volume)}.`);
}

function checkMultiDispense({ dispenses, excessPl }: Step, device: DeviceProfile, report: Report): void {
  const { multiDispense } = device;
  if (dispenses.length <= 1) {
    if (excessPl !== 0) report('excess-wrong', 'What is dispensed into one well takes no excess.');
    return;
  }
  if (multiDispense === undefined)
    report('no-multi-dispense', `${device.name} dispenses each aspiration into one well, not ${dispenses.length}.`);
  else if (dispenses.length > multiDispense.maxDispenses)
    report(
      'too-many-dispenses',
      `One aspiration serves ${multiDispense.maxDispenses} wells at most, not ${dispenses.length}.`,
    );
  else if (excessPl !== multiDispense.excessPl)
    report(
      'excess-wrong',
      `A multi-dispense takes ${formatVolume(multiDispense.excessPl)} more, not ${formatVolume(excessPl)}.`,
    );
}

function checkMix(mix: NonNullable<Step['mix']>, device: DeviceProfile, tool: Tool | undefined, report: Report): void {
  if (!device.canMix) report('cannot-mix', `${device.name} does not mix by pipetting.`);
  checkVolume(mix.volumePl, device, report);
  if (!Number.isSafeInteger(mix.times) || mix.times < 1)
    report('cannot-mix', `It mixes at least once, not ${mix.times} times.`);
  if (tool !== undefined && (mix.volumePl < tool.minPl || mix.volumePl > tool.maxPl))
    report('cannot-mix', `${tool.id} does not mix with ${formatVolume(mix.volumePl)}.`);
}

function rangesOf({ tools }: DeviceProfile): string {
  return tools.map(({ id, minPl, maxPl }) => `${id} takes ${formatVolume(minPl)} to ${formatVolume(maxPl)}`).join(', ');
}
