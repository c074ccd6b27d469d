import { describe, expect, it } from 'vitest';
import { hamiltonLayouts } from '../../src/dialects/hamilton/hamilton-layouts.ts';
import { hamiltonTable } from '../../src/dialects/hamilton/hamilton-table.ts';
import type { LabwareType, Plan, Step } from '../../src/index.ts';
import { anyDevice } from './arbitrary-plan.ts';

const type: LabwareType = { id: 'ABgene 0765', rows: 8, columns: 12, capacityPl: 800e6, deadVolumePl: 5e6 };
const trough: LabwareType = { id: 'trough', rows: 1, columns: 1, capacityPl: 1e12, deadVolumePl: 1e9 };
const diluent = { labware: 'Water', well: 'A1' };

const step = (source: Step['source'], well: string, volumePl: number): Step => ({
  phase: source === diluent ? 'diluent' : 'sample',
  source,
  dispenses: [{ destination: { labware: 'Normalised', well }, volumePl }],
  excessPl: 0,
  tip: 'new',
});

const sample = (well: string): Step['source'] => ({ labware: 'Stock', well });

const plan: Plan = {
  name: 'Normalise',
  device: anyDevice({ quantumPl: 10_000, mostDispenses: 1, tips: ['new'], hasExcess: false, canMix: false }),
  deck: [
    { id: 'Stock', type, role: 'sample', barcode: 'DN1S' },
    { id: 'Water', type: trough, role: 'diluent' },
    { id: 'Normalised', type, role: 'destination', barcode: 'DN2T' },
  ],
  contents: [],
  steps: [
    step(diluent, 'A1', 49_150_000),
    step(diluent, 'B1', 49_220_000),
    step(sample('A1'), 'A1', 15_850_000),
    step(sample('B1'), 'B1', 15_780_000),
    step(sample('C1'), 'C1', 65_000_000),
  ],
  warnings: [],
};

const sequencescape = hamiltonTable({ layout: hamiltonLayouts.sequencescape, diluent });
const limber = hamiltonTable({ layout: hamiltonLayouts.limber('Test Workflow'), diluent });

describe('the file of a Hamilton method', () => {
  it('has a row for each sample, with the water that goes first, as Sequencescape writes it', () => {
    const file = sequencescape.render(plan);

    expect(file.split('\n')).toEqual([
      'SourcePlateID,SourceWellID,SourcePlateType,SourcePlateVolume,DestinationPlateID,DestinationWellID,DestinationPlateType,DestinationPlateVolume,WaterVolume',
      'DN1S,A1,ABgene 0765,15.85,DN2T,A1,ABgene 0765,15.85,49.15',
      'DN1S,B1,ABgene 0765,15.78,DN2T,B1,ABgene 0765,15.78,49.22',
      'DN1S,C1,ABgene 0765,65.0,DN2T,C1,ABgene 0765,65.0,0.0',
      '',
    ]);
  });

  it('has the name of its method above the headings, as Limber writes it', () => {
    const file = limber.render(plan);

    expect(file.split('\n').slice(0, 3)).toEqual([
      'Workflow,Test Workflow',
      'Source Plate ID,Source Plate Well,Destination Plate ID,Destination Plate Well,Sample Vol,Dilution Vol',
      'DN1S,A1,DN2T,A1,15.85,49.15',
    ]);
  });

  it.for([sequencescape, limber])('is read back as the plan', (dialect) => {
    const read = dialect.parse(dialect.render(plan), plan);

    expect(read).toEqual(plan);
  });

  it.for([
    [
      'gets diluent and no sample',
      [step(diluent, 'D1', 1e6), ...plan.steps],
      'Normalised D1 gets diluent and no sample',
    ],
    ['is diluted after the samples', plan.steps.toReversed(), 'step 5 adds diluent after a sample'],
    [
      'is diluted from another well than the method draws from',
      plan.steps.map((one) => (one.phase === 'diluent' ? { ...one, source: { labware: 'Water', well: 'B1' } } : one)),
      'its diluent is from Water B1',
    ],
    [
      'is mixed',
      plan.steps.map((one) => ({ ...one, mix: { times: 2, volumePl: 1e6 } })),
      'step 1 mixes, and a row cannot say so',
    ],
    [
      'shares tips',
      plan.steps.map((one, at) => (at === 1 ? { ...one, tip: 'keep' as const } : one)),
      'step 2 does not take a new tip',
    ],
  ] as const)('is not written for a plan in which something %s', ([, steps, message]) => {
    const render = () => limber.render({ ...plan, steps });

    expect(render).toThrow(message);
  });

  it('is written without what the method on the device decides', () => {
    const lesser = hamiltonTable({
      layout: hamiltonLayouts.limber('W'),
      diluent,
      methodDecides: ['tips', 'aspirations'],
    });
    const [first, second, ...samples] = plan.steps;
    const together: Step = {
      ...step(diluent, 'A1', 1),
      dispenses: [...(first?.dispenses ?? []), ...(second?.dispenses ?? [])],
      excessPl: 5e6,
    };

    const file = lesser.render({ ...plan, steps: [together, ...samples] });

    expect(lesser.parse(file, plan)).toEqual(plan);
  });
});
