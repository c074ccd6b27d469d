import { type DeviceProfile, parseVolume, serialDilution } from '@ligase/liquid-handling';

// A pipette with the range that your laboratory trusts, in steps of 0.5 uL, which serves up to eight wells of one aspiration.
const device: DeviceProfile = {
  id: 'bench-2',
  name: 'The pipette on bench 2',
  quantumPl: parseVolume('0.5 uL'),
  tools: [
    {
      id: 'tip-200',
      minPl: parseVolume('5 uL'),
      maxPl: parseVolume('200 uL'),
      channels: 1,
      independent: true,
      tipsPerBox: 96,
    },
  ],
  multiDispense: { excessPl: parseVolume('5 uL'), maxDispenses: 8 },
  canMix: true,
};
const tubes = {
  id: 'tubes',
  rows: 4,
  columns: 6,
  capacityPl: parseVolume('1.5 mL'),
  deadVolumePl: parseVolume('20 uL'),
};

export const plan = serialDilution({
  name: 'Standards',
  device,
  deck: [{ id: 'rack', type: tubes, role: 'destination' }],
  contents: [
    { labware: 'rack', well: 'A1', volumePl: parseVolume('500 uL'), contents: [{ entity: 'standard' }] },
    { labware: 'rack', well: 'D1', volumePl: parseVolume('1.5 mL'), contents: [] },
  ],
  series: [
    {
      source: { labware: 'rack', well: 'A1' },
      wells: ['A2', 'A3', 'A4', 'A5'].map((well) => ({ labware: 'rack', well })),
    },
  ],
  factor: 5,
  volumePl: parseVolume('200 uL'),
  diluent: [{ labware: 'rack', well: 'D1' }],
});
