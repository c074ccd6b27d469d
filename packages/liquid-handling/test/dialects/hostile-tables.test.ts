import * as fc from 'fast-check';
import { InputError } from '@ligase/core/errors';
import { describe, expect, it } from 'vitest';
import { biomekTable } from '../../src/dialects/biomek/biomek-table.ts';
import type { Dialect } from '../../src/dialects/dialect.ts';
import { echoPicklist } from '../../src/dialects/echo/echo-picklist.ts';
import { epMotionTable } from '../../src/dialects/epmotion/epmotion-table.ts';
import { hamiltonLayouts } from '../../src/dialects/hamilton/hamilton-layouts.ts';
import { hamiltonTable } from '../../src/dialects/hamilton/hamilton-table.ts';
import { opentronsProtocol } from '../../src/dialects/opentrons/opentrons-protocol.ts';
import { opentronsTable } from '../../src/dialects/opentrons/opentrons-table.ts';
import { tecanWorklist } from '../../src/dialects/tecan/tecan-worklist.ts';
import type { LabwareType, Plan, PlanFrame } from '../../src/index.ts';
import { anyDevice } from './arbitrary-plan.ts';

const type: LabwareType = {
  id: '384PP',
  rows: 16,
  columns: 24,
  capacityPl: 65e6,
  deadVolumePl: 20e6,
  uses: ['source'],
};

const frame: PlanFrame = {
  name: 'Pick',
  device: anyDevice({ quantumPl: 2_500, mostDispenses: 1, tips: ['none'], hasExcess: false, canMix: false }),
  deck: [
    { id: 'Source', type, role: 'sample', barcode: 'B1' },
    { id: 'Mixplate', type: { ...type, id: '384_Dest', uses: ['destination'] }, role: 'destination', barcode: 'B2' },
  ],
  contents: [],
  warnings: [],
};

const echo = echoPicklist({ dropPl: 2_500 });
const head = 'Source Plate Name,Source Well,Destination Plate Name,Destination Well,Transfer Volume';
const row = 'Source,A1,Mixplate,B2,25';

const dialects: readonly Dialect[] = [
  echo,
  biomekTable(),
  epMotionTable(),
  hamiltonTable({ layout: hamiltonLayouts.limber('Pick') }),
  hamiltonTable({ layout: hamiltonLayouts.sequencescape }),
  opentronsTable(),
  opentronsProtocol({ pipettes: {} }),
  tecanWorklist(),
];

describe('a table of transfers', () => {
  // As Plateo writes picklists: other headings, tenths, wells in any order.
  it('is read under the headings that other programs give it', () => {
    const file =
      'Source Plate,Source Well,Destination Plate,Destination Well,Transfer Volume\nSource,P24,Mixplate,A1,27.5\nSource,E02,Mixplate,A1,40.0\n';

    const { steps } = echo.parse(file, frame);

    expect(steps.map(({ source, dispenses }) => [source.well, dispenses[0]?.volumePl])).toEqual([
      ['P24', 27_500],
      ['E2', 40_000],
    ]);
  });

  it('has the least columns that an Echo reads when all is between two plates', () => {
    const least = echoPicklist({ dropPl: 2_500, plates: { source: 'Source', destination: 'Mixplate' } });
    const plan = echo.parse(`${head}\n${row}`, frame);

    const file = least.render(plan);

    expect(file).toBe('Source Well,Destination Well,Transfer Volume\r\nA1,B2,25\r\n');
    expect(least.parse(file, frame)).toEqual(plan);
  });

  it('takes what a program has left of a number for what it stands for', () => {
    const { steps } = echo.parse(
      `${head}\nSource,A1,Mixplate,B2,27.500000000000004\nSource,A1,Mixplate,B2,22.499999999999996`,
      frame,
    );

    expect(steps.map(({ dispenses }) => dispenses[0]?.volumePl)).toEqual([27_500, 22_500]);
  });

  it.for([
    ['is empty', '', 'Line 1 of the Echo picklist: there are no headings'],
    [
      'has semicolons',
      `${head}\n${row}`.replaceAll(',', ';'),
      'Line 1 of the Echo picklist: its cells are parted by ";" where a comma is wanted.',
    ],
    ['has tabs', `${head}\n${row}`.replaceAll(',', '\t'), 'its cells are parted by "\\t"'],
    ['lacks a column', `${head.replace(',Transfer Volume', '')}\n`, 'there is no "Transfer Volume" among the headings'],
    ['has a column twice', `${head},volume\n${row},25`, '"Transfer Volume" is there 2 times'],
    [
      'is cut off in a row',
      `${head}\n${row}\nSource,A1,Mixpl`,
      'Line 3 of the Echo picklist: "Destination Well" is empty.',
    ],
    ['has a cell too many', `${head}\n${row},7`, 'Line 2 of the Echo picklist: it has 6 cells below 5 headings.'],
    ['has broken quotes', `${head}\n"Source,A1,Mixplate,B2,25`, 'of the Echo picklist: its quotes are broken'],
    [
      'has a quote within a cell',
      `${head}\n${row}\nSou"rce,A1,Mixplate,B2,25`,
      'Line 3 of the Echo picklist: its quotes are broken',
    ],
    [
      'has a decimal comma',
      `${head}\nSource,A1,Mixplate,B2,"27,5"`,
      'the volume is "27,5"; it must have a decimal point, not a comma.',
    ],
    ['has units in its cells', `${head}\nSource,A1,Mixplate,B2,25 nL`, 'it must be a plain number of nL'],
    ['has no number', `${head}\nSource,A1,Mixplate,B2,NaN`, 'it must be a plain number of nL'],
    ['has a negative volume', `${head}\nSource,A1,Mixplate,B2,-25`, 'it must be a plain number of nL'],
    [
      'has half a drop',
      `${head}\nSource,A1,Mixplate,B2,26`,
      'Line 2 of the Echo picklist: 26 nL is no multiple of 2.5 nL.',
    ],
    ['has nothing to move', `${head}\nSource,A1,Mixplate,B2,0`, 'its volume is 0'],
    [
      'has a well that is not there',
      `${head}\nSource,Q1,Mixplate,B2,25`,
      '"Q1" is no well of "Source", which has 16 × 24.',
    ],
    [
      'has a formula for a name',
      `${head}\n"=HYPERLINK(""x"")",A1,Mixplate,B2,25`,
      'it begins with =, which a spreadsheet would run as a formula',
    ],
    [
      'has a name that reads backwards',
      `${head}\nSou\u202Ecru,A1,Mixplate,B2,25`,
      'it holds a character that cannot be seen',
    ],
    [
      'has a name that looks like another',
      `${head}\nSоurce,A1,Mixplate,B2,25`,
      'is not on the deck; there are "Source", "Mixplate".',
    ],
    ['is UTF-16', Buffer.from(`\uFEFF${head}\n${row}`, 'utf16le'), 'is no plain text. Save it as CSV'],
    ['is a spreadsheet', Buffer.from('PK\u0003\u0004xl/worksheets'), 'is no plain text'],
  ] as const)('is refused when it %s', ([, file, message]) => {
    const read = () => echo.parse(file, frame);

    expect(read).toThrow(message);
  });

  it('says of a row with another barcode which is on the deck', () => {
    const file =
      'Source Plate Name,Source Plate Barcode,Source Well,Destination Plate Name,Destination Well,Transfer Volume\nSource,B9,A1,Mixplate,B2,25';

    const read = () => echo.parse(file, frame);

    expect(read).toThrow('"Source" has the barcode "B1", not "B9".');
  });

  it('is not written with a source plate as its destination', () => {
    const plan = echo.parse(`${head}\nSource,A1,Source,B2,25`, frame);

    const render = () => echo.render(plan);

    expect(render).toThrow('"Source" is of a type that is no destination');
  });

  it('is not written with a name that a spreadsheet would run', () => {
    const plan: Plan = echo.parse(`${head}\n${row}`, frame);
    const odd = JSON.parse(JSON.stringify(plan).replaceAll('"Source"', '"@SUM(A1)"')) as Plan;

    const render = () => echo.render(odd);

    expect(render).toThrow('the name "@SUM(A1)" will not do: it begins with @');
  });

  it('is read with 20,000 rows, and not beyond a size that is said', () => {
    const rows = `${row}\n`.repeat(20_000);

    const { steps } = echo.parse(`${head}\n${rows}`, frame);
    const tooLarge = () => echo.parse(new Uint8Array(60 * 1024 * 1024), frame);

    expect(steps).toHaveLength(20_000);
    expect(tooLarge).toThrow('has 62914560 bytes; at most 52428800 are read');
  });
});

// Halves of surrogate pairs too; fast-check's own units of this kind take seconds to set up.
const anyUnit = fc.integer({ min: 0, max: 0xff_ff }).map((code) => String.fromCharCode(code));

function answerOf(dialect: Dialect, content: string | Uint8Array): string {
  try {
    dialect.parse(content, frame);
    return 'a plan';
  } catch (error) {
    return `${error instanceof InputError ? 'InputError' : 'another error'}: ${String(error)}`;
  }
}

describe('every reader', () => {
  it.for(dialects)('answers any text with a plan or with an error that names the file: $id', (dialect) => {
    const text = fc.oneof(
      fc.string({ maxLength: 200, unit: anyUnit }),
      fc
        .array(
          fc.constantFrom(
            'Source Plate Name',
            'A1',
            ',',
            '\n',
            ';',
            '"',
            '1',
            'A',
            'D',
            'R',
            'W',
            '{',
            '}',
            '[',
            ']',
            ':',
          ),
          {
            maxLength: 200,
          },
        )
        .map((all) => all.join('')),
      fc.uint8Array({ maxLength: 200 }),
    );
    fc.assert(
      fc.property(text, (content) => {
        const answer = answerOf(dialect, content);

        expect(answer).toMatch(/^a plan$|^InputError: .*(Tecan|Echo|Biomek|epMotion|Hamilton|Opentrons)/s);
      }),
      { numRuns: 200 },
    );
  });
});
