import type { DeviceProfile, Labware, LabwareType, Step, WellContents } from '@ligase/liquid-handling';

/** A device that does all with `k` times the volumes. */
export const scaledDevice = (device: DeviceProfile, k: number): DeviceProfile => ({
  ...device,
  quantumPl: device.quantumPl * k,
  tools: device.tools.map((tool) => ({ ...tool, minPl: tool.minPl * k, maxPl: tool.maxPl * k })),
  ...(device.multiDispense === undefined
    ? {}
    : { multiDispense: { ...device.multiDispense, excessPl: device.multiDispense.excessPl * k } }),
});

const scaledType = (type: LabwareType, k: number): LabwareType => ({
  ...type,
  capacityPl: type.capacityPl * k,
  deadVolumePl: type.deadVolumePl * k,
});

/** A deck of labware `k` times as deep. */
export const scaledDeck = (deck: readonly Labware[], k: number): readonly Labware[] =>
  deck.map((labware) => ({ ...labware, type: scaledType(labware.type, k) }));

/** Wells with `k` times the volumes, at the same concentrations. */
export const scaledContents = (contents: readonly WellContents[], k: number): readonly WellContents[] =>
  contents.map((one) => ({ ...one, volumePl: one.volumePl * k }));

/** Steps with `k` times the volumes. */
export const scaledSteps = (steps: readonly Step[], k: number): readonly Step[] =>
  steps.map((step) => ({
    ...step,
    excessPl: step.excessPl * k,
    dispenses: step.dispenses.map((one) => ({ ...one, volumePl: one.volumePl * k })),
    ...(step.mix === undefined ? {} : { mix: { ...step.mix, volumePl: step.mix.volumePl * k } }),
  }));
