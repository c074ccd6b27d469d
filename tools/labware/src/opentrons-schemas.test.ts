import { Ajv } from 'ajv';
import {
  type Labware,
  opentronsLabwareType,
  opentronsProtocol,
  type Plan,
  type PlanFrame,
  type Step,
} from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';
import { protocolFixtures, readCommandSchema, readProtocolSchema } from './read-shared-data.ts';

const ajv = new Ajv({ strict: false, allErrors: true });

const dialect = opentronsProtocol({
  pipettes: {
    p50: {
      name: 'p50_single_flex',
      mount: 'left',
      tipRacks: [{ slot: 'A1', loadName: 'opentrons_flex_96_tiprack_50ul' }],
    },
  },
});

const step: Step = {
  phase: 'sample',
  source: { labware: 'Samples', well: 'A1' },
  dispenses: [{ destination: { labware: 'Diluted', well: 'H12' }, volumePl: 7_250_000 }],
  excessPl: 0,
  tip: 'new',
};

const device: Plan['device'] = {
  id: 'flex',
  name: 'Flex',
  quantumPl: 10_000,
  tools: [{ id: 'p50', minPl: 1e6, maxPl: 50e6, channels: 1, independent: true, tipsPerBox: 96 }],
  canMix: true,
};

const type = opentronsLabwareType('corning_96_wellplate_360ul_flat', 5e6);

const plan: Plan = {
  name: 'Dilute',
  device,
  deck: [
    { id: 'Samples', type, role: 'sample', position: 'C1' },
    { id: 'Diluted', type, role: 'destination', position: 'C2' },
  ],
  contents: [{ labware: 'Samples', well: 'A1', volumePl: 100e6, contents: [{ entity: 'pUC19' }] }],
  steps: [
    { ...step, mix: { times: 3, volumePl: 5e6 } },
    { ...step, dispenses: [...step.dispenses, ...step.dispenses], excessPl: 1e6 },
    { ...step, tip: 'keep' },
  ],
  warnings: [],
};

/** A deck with all labware that a protocol loads, whatever it is. */
function deckOf(protocol: {
  readonly commands: readonly { readonly commandType: string; readonly params: object }[];
}): PlanFrame {
  const deck = protocol.commands.flatMap(({ commandType, params }): readonly Labware[] =>
    commandType === 'loadLabware' && 'labwareId' in params
      ? [{ id: String(params.labwareId), type: { ...type, tipsPerWell: 1 }, role: 'sample' }]
      : [],
  );
  return { ...plan, deck };
}

describe('protocols of Opentrons', () => {
  it('are written as the schemas of Opentrons want them', () => {
    const protocol = JSON.parse(dialect.render(plan)) as { readonly commands: readonly unknown[] };

    const isProtocol = ajv.validate(readProtocolSchema(), protocol);
    const isCommand = ajv.compile(readCommandSchema(8));

    expect([isProtocol, ajv.errors]).toEqual([true, null]);
    expect(protocol.commands.filter((command) => !isCommand(command))).toEqual([]);
  });

  it('count what is blown out into a well as dispensed there', () => {
    const simple = protocolFixtures().find(({ name }) => name === 'simpleV8.json')?.protocol ?? { commands: [] };

    const { steps } = dialect.parse(JSON.stringify(simple), deckOf(simple));

    // The example aspirates 5 uL, dispenses 4.5 and blows out the rest in the same well.
    expect(steps).toEqual([
      {
        phase: 'sample',
        source: { labware: 'sourcePlateId', well: 'A1' },
        dispenses: [{ destination: { labware: 'destPlateId', well: 'B1' }, volumePl: 5_000_000 }],
        excessPl: 0,
        tip: 'new',
      },
    ]);
  });

  it.for(protocolFixtures())('are read as Opentrons publishes them: $name', ({ protocol }) => {
    const read = dialect.parse(JSON.stringify(protocol), deckOf(protocol));

    expect(read.steps.map(({ dispenses }) => dispenses.length)).not.toContain(0);
  });
});
