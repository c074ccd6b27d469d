import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actualPlan } from '../../src/actual/actual-plan.ts';
import type { ActualTransfer } from '../../src/actual/actual-transfer.ts';
import { readEchoLog } from '../../src/dialects/echo/read-echo-log.ts';
import { writeEchoLog } from '../../src/dialects/echo/write-echo-log.ts';
import { type LabwareType, type Plan, transfersOf } from '../../src/index.ts';
import { anyDevice, arbitraryPlan } from './arbitrary-plan.ts';

const shape = { quantumPl: 2_500, mostDispenses: 1, tips: ['none'], hasExcess: false, canMix: false } as const;
const type: LabwareType = { id: '384LDV_DMSO', rows: 16, columns: 24, capacityPl: 14e6, deadVolumePl: 2e6 };

const plan: Plan = {
  name: 'Dose',
  device: anyDevice(shape),
  deck: [
    { id: 'Library', type, role: 'sample', barcode: 'LLD_4541_C' },
    { id: 'Assay', type, role: 'destination', barcode: 'BR001' },
  ],
  contents: [],
  steps: ['A10', 'A11', 'A12'].map((well) => ({
    phase: 'sample',
    source: { labware: 'Library', well },
    dispenses: [{ destination: { labware: 'Assay', well }, volumePl: 30_000 }],
    excessPl: 0,
    tip: 'none',
  })),
  warnings: [],
};

// In the shape of an Echo 555's report: names of types for plates, columns that nobody asked for, an exception.
const report = [
  'Run ID,14618',
  'Run Date/Time,02/09/2021 10:30:32',
  'Application Name,',
  '',
  '[EXCEPTIONS]',
  'Source Plate Name,Source Plate Barcode,Source Well,Destination Plate Name,Destination Plate Barcode,Destination Well,Compound Name,Transfer Volume,Actual Volume,Transfer Status,Current Fluid Volume',
  '384LDV_DMSO,LLD_4541_C,A12,Corning_384_3577,BR001,A12,N/A,30,0,"MM0203003: Well volume is below minimum, transfer skipped",1.9',
  '',
  '[DETAILS]',
  'Source Plate Name,Source Plate Barcode,Source Well,Destination Plate Name,Destination Plate Barcode,Destination Well,Compound Name,Transfer Volume,Actual Volume,Transfer Status,Current Fluid Volume',
  '384LDV_DMSO,LLD_4541_C,A10,Corning_384_3577,BR001,A10,N/A,30,30,,9.959',
  '384LDV_DMSO,LLD_4541_C,A11,Corning_384_3577,BR001,A11,N/A,30,27.5,,9.786',
  '',
  'Instrument Name,E5XX-1042',
  'Instrument Model,Echo 555',
].join('\r\n');

describe('the log of an Echo', () => {
  it('says what was really moved, and why not', () => {
    const log = readEchoLog(report, plan);

    expect(log.facts).toMatchObject({ 'Run ID': '14618', 'Instrument Model': 'Echo 555' });
    expect(
      log.transfers.map(({ source, plannedPl, actualPl, reason }) => [source.well, plannedPl, actualPl, reason]),
    ).toEqual([
      ['A10', 30_000, 30_000, undefined],
      ['A11', 30_000, 27_500, undefined],
      ['A12', 30_000, 0, 'MM0203003: Well volume is below minimum, transfer skipped'],
    ]);
  });

  it('makes of the plan what happened', () => {
    const { plan: done, differences } = actualPlan(plan, readEchoLog(report, plan).transfers);

    expect(transfersOf(done).map(({ source, volumePl }) => [source.well, volumePl])).toEqual([
      ['A10', 30_000],
      ['A11', 27_500],
    ]);
    expect(differences.map(({ source, kind }) => [source.well, kind])).toEqual([
      ['A11', 'short'],
      ['A12', 'failed'],
    ]);
  });

  it('tells what is in the plan alone from what is in the log alone', () => {
    const log = readEchoLog(report.replaceAll(',A10,', ',B10,'), plan);

    const { differences } = actualPlan(plan, log.transfers);

    expect(differences.map(({ source, kind }) => [source.well, kind])).toEqual([
      ['A10', 'missing'],
      ['A11', 'short'],
      ['A12', 'failed'],
      ['B10', 'unplanned'],
    ]);
  });

  it.for([
    [
      'is cut off in a row',
      report.slice(0, report.indexOf(',27.5')),
      'Line 12 of the Echo log: it has 8 cells below 11 headings: it is cut off.',
    ],
    ['is cut off in a barcode', report.slice(0, report.indexOf('_C,A11')), 'it is cut off'],
    ['is cut off before its transfers', report.slice(0, report.indexOf('[DETAILS]')), 'there was no [DETAILS]'],
    [
      'is of other plates',
      report.replaceAll('LLD_4541_C', 'LLD_9'),
      'Line 11 of the Echo log: "384LDV_DMSO" is not on the deck',
    ],
    ['has a decimal comma', report.replace('27.5', '"27,5"'), 'it must have a decimal point, not a comma'],
  ] as const)('is refused when it %s', ([, text, message]) => {
    const read = () => readEchoLog(text, plan);

    expect(read).toThrow(message);
  });

  it('is read as it was written', () => {
    fc.assert(
      fc.property(arbitraryPlan(shape), fc.array(fc.integer({ min: 0, max: 2 })), (made, outcomes) => {
        const transfers = transfersOf(made).map(({ source, destination, volumePl }, index): ActualTransfer => {
          const places = { source, destination, plannedPl: volumePl };
          return outcomes[index] === 1
            ? { ...places, actualPl: 0, reason: 'MM1, "no fluid"' }
            : { ...places, actualPl: volumePl };
        });
        const facts = { 'Run ID': '7', 'Instrument Model': 'Echo 650' };

        const read = readEchoLog(writeEchoLog({ facts, transfers }, made), made);

        const worked = transfers.filter(({ reason }) => reason === undefined);
        const failed = transfers.filter(({ reason }) => reason !== undefined);
        expect(read).toEqual({ facts, transfers: [...worked, ...failed] });
      }),
      { numRuns: 100 },
    );
  });
});
