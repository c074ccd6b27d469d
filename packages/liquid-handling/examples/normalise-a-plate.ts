import {
  concentrationOf,
  type LabwareType,
  normalise,
  opentronsOt2,
  parseConcentration,
  parseVolume,
  planReport,
  replay,
  volumePl,
} from '@ligase/liquid-handling';

// Facts of the labware, from its maker; the dead volume is what your pipette leaves behind.
const plate: LabwareType = {
  id: 'nest_96_wellplate_200ul_flat',
  rows: 8,
  columns: 12,
  capacityPl: parseVolume('200 uL'),
  deadVolumePl: parseVolume('5 uL'),
};
const reservoir: LabwareType = {
  id: 'nest_1_reservoir_195ml',
  rows: 1,
  columns: 1,
  capacityPl: parseVolume('195 mL'),
  deadVolumePl: parseVolume('3 mL'),
};

// What the inventory says: a number and a unit each.
const measured = [
  { well: 'A1', id: 'bfi_PpvD', quantity: { value: 80, units: 'uL' }, concentration: { value: 40.2, units: 'ng/uL' } },
  { well: 'B1', id: 'bfi_M0wx', quantity: { value: 75.5, units: 'uL' }, concentration: { value: 12, units: 'ng/uL' } },
  { well: 'C1', id: 'bfi_zR3t', quantity: { value: 80, units: 'uL' }, concentration: { value: 3.1, units: 'ng/uL' } },
];

export const plan = normalise({
  name: 'Normalise PLT-17 to 5 ng/uL',
  device: opentronsOt2,
  deck: [
    { id: 'TE', type: reservoir, role: 'diluent' },
    { id: 'PLT-17', type: plate, role: 'sample' },
    { id: 'PLT-18', type: plate, role: 'destination' },
  ],
  contents: [
    { labware: 'TE', well: 'A1', volumePl: parseVolume('50 mL'), contents: [] },
    ...measured.map(({ well, id, quantity, concentration }) => ({
      labware: 'PLT-17',
      well,
      volumePl: volumePl(quantity.value, quantity.units),
      contents: [{ entity: id, concentration: concentrationOf(concentration.value, concentration.units) }],
    })),
  ],
  samples: measured.map(({ well }) => ({
    source: { labware: 'PLT-17', well },
    destination: { labware: 'PLT-18', well },
  })),
  target: { concentration: parseConcentration('5 ng/uL'), volumePl: parseVolume('50 uL') },
  diluent: [{ labware: 'TE', well: 'A1' }],
});

export const outcome = replay(plan);
export const page = planReport(plan, outcome);
