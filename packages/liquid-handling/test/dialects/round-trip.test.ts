import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { biomekTable } from '../../src/dialects/biomek/biomek-table.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import { echoPicklist } from '../../src/dialects/echo/echo-picklist.ts';
import { epMotionTable } from '../../src/dialects/epmotion/epmotion-table.ts';
import { hamiltonTable } from '../../src/dialects/hamilton/hamilton-table.ts';
import { tecanWorklist } from '../../src/dialects/tecan/tecan-worklist.ts';
import type { Plan } from '../../src/index.ts';
import { arbitraryPlan, type PlanShape } from './arbitrary-plan.ts';

const rows = { mostDispenses: 1, tips: ['new'], hasExcess: false, canMix: false } as const;
const numRuns = Number(process.env['LIGASE_PLANS'] ?? 150);

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

const frameOf = ({ steps: _, ...frame }: Plan): Omit<Plan, 'steps'> => frame;

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
});
