import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biomekTable } from '../../src/dialects/biomek/biomek-table.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import { echoPicklist } from '../../src/dialects/echo/echo-picklist.ts';
import { epMotionTable } from '../../src/dialects/epmotion/epmotion-table.ts';
import { hamiltonTable } from '../../src/dialects/hamilton/hamilton-table.ts';
import { opentronsProtocol } from '../../src/dialects/opentrons/opentrons-protocol.ts';
import { opentronsTable } from '../../src/dialects/opentrons/opentrons-table.ts';
import { tecanWorklist } from '../../src/dialects/tecan/tecan-worklist.ts';
import { aspiratedPl, type Plan, type PlanFrame, type Step, toolFor } from '../../src/index.ts';
import { arbitraryPlan, type PlanShape } from './arbitrary-plan.ts';

const rows = { mostDispenses: 1, tips: ['new'], hasExcess: false, canMix: false } as const;
const numRuns = Number(process.env['LIGASE_PLANS'] ?? 40);

// A plan of this shape is carried whole.
const whole: readonly (readonly [string, Dialect, PlanShape])[] = [
  [
    'Tecan, Fluent',
    tecanWorklist(),
    { quantumPl: 10_000, mostDispenses: 8, tips: ['new', 'keep'], hasExcess: true, canMix: false },
  ],
  [
    'Tecan, EVO',
    tecanWorklist({ software: 'evo', lineEnd: '\n', washScheme: 2, typeNames: { plate_96: '96 Well, landscape' } }),
    { quantumPl: 10_000, mostDispenses: 8, tips: ['new', 'keep'], hasExcess: true, canMix: false },
  ],
  [
    'Tecan with types of tips',
    tecanWorklist({ tipTypes: { TS_50: 1, TS_1000: 2 } }),
    { quantumPl: 10_000, mostDispenses: 8, tips: ['new'], hasExcess: true, canMix: false },
  ],
  ['Echo 650', echoPicklist({ dropPl: 2_500 }), { ...rows, quantumPl: 2_500, tips: ['none'] }],
  ['Echo 525', echoPicklist({ dropPl: 25_000 }), { ...rows, quantumPl: 25_000, tips: ['none'] }],
  ['Opentrons transfers', opentronsTable(), { ...rows, tips: ['new', 'keep'], quantumPl: 1 }],
  ['Biomek', biomekTable(), { ...rows, quantumPl: 1 }],
  ['Biomek, whole microlitres', biomekTable({ quantumPl: 1e6 }), { ...rows, quantumPl: 1e6 }],
  ['epMotion', epMotionTable({ tools: { TS_50: 1, TS_1000: 3 } }), { ...rows, quantumPl: 1 }],
  [
    'Hamilton, columns of one’s own',
    hamiltonTable({
      layout: {
        columns: [
          { field: 'volume', heading: 'Vol [nL]' },
          { field: 'destinationWell', heading: 'To Well' },
          { field: 'destinationName', heading: 'To' },
          { field: 'sourceWell', heading: 'From, Well' },
          { field: 'sourceName', heading: 'From' },
        ],
        unit: 'nL',
        decimals: 3,
        lineEnd: '\n',
        titleRows: [['Method', 'Pick, "quickly"']],
      },
    }),
    { ...rows, quantumPl: 1 },
  ],
];

const opentrons = opentronsProtocol({
  pipettes: {
    TS_50: {
      name: 'p50_single_flex',
      mount: 'left',
      tipRacks: [{ slot: 'A1', loadName: 'opentrons_flex_96_tiprack_50ul' }],
    },
    TS_1000: {
      name: 'p1000_single_flex',
      mount: 'right',
      tipRacks: [{ slot: 'A2', loadName: 'opentrons_flex_96_tiprack_1000ul' }],
    },
  },
  labware: {
    plate_96: { loadName: 'corning_96_wellplate_360ul_flat' },
    plate_384: { loadName: 'corning_384_wellplate_112ul_flat' },
    plate_1536: { loadName: 'our_1536', namespace: 'lab', version: 1 },
    trough_12: { loadName: 'nest_12_reservoir_15ml' },
  },
});

/** The plan in slots, each tip kept only by the tool that took it. */
function onDeck(plan: Plan): Plan {
  const toolOf = (step: Step | undefined) =>
    step === undefined ? undefined : toolFor(plan.device, aspiratedPl(step))?.id;
  return {
    ...plan,
    deck: plan.deck.map((labware, index) => ({ ...labware, position: `B${index + 1}` })),
    steps: plan.steps.map((step, index) => ({
      ...step,
      tip: toolOf(step) === toolOf(plan.steps[index - 1]) ? step.tip : 'new',
    })),
  };
}

function frameOf({ name, device, deck, contents, warnings }: Plan): PlanFrame {
  return { name, device, deck, contents, warnings };
}

const bytesOf = (dialect: Dialect, plan: Plan): Uint8Array => Buffer.from(dialect.render(plan), dialect.encoding);

describe('a dialect', () => {
  it.for(whole)('reads what it wrote as the same plan: %s', ([, dialect, shape]) => {
    fc.assert(
      fc.property(arbitraryPlan(shape), (plan) => {
        const read = dialect.parse(bytesOf(dialect, plan), frameOf(plan));

        expect(read).toEqual(plan);
      }),
      { numRuns },
    );
  });

  it('reads what it wrote as the same plan: Opentrons', () => {
    const shape = { quantumPl: 1, mostDispenses: 8, tips: ['new', 'keep'], hasExcess: true, canMix: true } as const;
    fc.assert(
      fc.property(arbitraryPlan(shape).map(onDeck), (plan) => {
        const read = opentrons.parse(bytesOf(opentrons, plan), frameOf(plan));

        expect(read).toEqual(plan);
      }),
      { numRuns },
    );
  });
});
