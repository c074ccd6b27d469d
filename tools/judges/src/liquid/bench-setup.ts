import {
  type DeviceProfile,
  echo525,
  echo650,
  type Labware,
  type LabwareType,
  opentronsLabwareType,
  parseVolume,
  tecanEvo,
} from '@ligase/liquid-handling';

/** A device and the labware that plans for it are made on. */
export interface BenchSetup {
  readonly device: DeviceProfile;
  readonly samples: Labware;
  readonly out: Labware;
  /** Absent where nothing holds as much as diluting takes. */
  readonly diluent?: Labware;
}

const corning96 = opentronsLabwareType('corning_96_wellplate_360ul_flat', parseVolume('10 uL'));
const corning384 = opentronsLabwareType('corning_384_wellplate_112ul_flat', parseVolume('5 uL'));
const reservoir = opentronsLabwareType('nest_12_reservoir_15ml', parseVolume('500 uL'));

const onDeck = (samples: LabwareType, out: LabwareType): Omit<Required<BenchSetup>, 'device'> => ({
  samples: { id: 'Samples', type: samples, role: 'sample', position: 'C1' },
  out: { id: 'Diluted', type: out, role: 'destination', position: 'C2' },
  diluent: { id: 'Buffer', type: reservoir, role: 'diluent', position: 'C3' },
});

/** A Tecan with plates of 96 or 384 wells and a trough. */
export const tecanSetups: readonly BenchSetup[] = [
  { device: tecanEvo, ...onDeck(corning96, corning96) },
  { device: tecanEvo, ...onDeck(corning96, corning384) },
  { device: tecanEvo, ...onDeck(corning384, corning384) },
];

// Only the Flex is left in the analysis of Opentrons.
const flex: DeviceProfile = {
  id: 'opentrons-flex',
  name: 'Opentrons Flex',
  quantumPl: parseVolume('0.1 uL'),
  tools: [
    {
      id: 'p50',
      minPl: parseVolume('5 uL'),
      maxPl: parseVolume('50 uL'),
      channels: 1,
      independent: true,
      tipsPerBox: 96,
    },
    {
      id: 'p1000',
      minPl: parseVolume('50 uL'),
      maxPl: parseVolume('1 mL'),
      channels: 1,
      independent: true,
      tipsPerBox: 96,
    },
  ],
  multiDispense: { excessPl: parseVolume('10 uL'), maxDispenses: 12 },
  canMix: true,
};

/** A Flex with a pipette of 50 and one of 1,000 uL, with plates and a reservoir. */
export const flexSetups: readonly BenchSetup[] = [
  { device: flex, ...onDeck(corning96, corning96) },
  { device: flex, ...onDeck(corning96, corning384) },
];

const { multiDispense: _, ...flexByRows } = flex;

/** The Flex for a method that reads a row for each transfer, on the deck of the example. */
export const flexTableSetups: readonly BenchSetup[] = [
  { device: { ...flexByRows, canMix: false }, ...onDeck(corning96, corning96) },
];

const echoSource: LabwareType = {
  id: '384PP_AQ_BP',
  rows: 16,
  columns: 24,
  capacityPl: parseVolume('65 uL'),
  deadVolumePl: parseVolume('20 uL'),
  uses: ['source'],
};

const echoOut = (wells: 384 | 1536): LabwareType => ({
  id: `${wells}_Dest`,
  rows: wells === 384 ? 16 : 32,
  columns: wells === 384 ? 24 : 48,
  capacityPl: parseVolume(wells === 384 ? '50 uL' : '10 uL'),
  deadVolumePl: 0,
  uses: ['destination'],
});

/** An Echo 650 and an Echo 525, from a plate of 384 wells to one of 384 or 1,536. */
export const echoSetups: readonly BenchSetup[] = [echo650, echo525].flatMap((device) =>
  ([384, 1536] as const).map((wells) => ({
    device,
    samples: { id: 'Library', type: echoSource, role: 'sample', barcode: 'LIB-1' },
    out: { id: 'Assay', type: echoOut(wells), role: 'destination', barcode: 'ASY-1' },
  })),
);
