import { describe, expect, it } from 'vitest';
import { readEchoLabware } from './read-echo-labware.ts';
import { readLabwareFile } from './read-labware-file.ts';

const plate = { id: 'pcr_96', rows: 8, columns: 12, capacity: '200 uL', deadVolume: '5 uL' };
const json = (...labware: readonly unknown[]): string => JSON.stringify({ labware });

describe('a labware file', () => {
  it('gives the types of labware of a lab', () => {
    const types = readLabwareFile(
      json(plate, { ...plate, id: 'trough', rows: 1, columns: 1, capacity: '0.3 L', tipsPerWell: 8, uses: ['source'] }),
    );

    expect(types).toEqual([
      { id: 'pcr_96', rows: 8, columns: 12, capacityPl: 200e6, deadVolumePl: 5e6 },
      { id: 'trough', rows: 1, columns: 1, capacityPl: 300e9, deadVolumePl: 5e6, tipsPerWell: 8, uses: ['source'] },
    ]);
  });

  it('is refused with all that is wrong in it', () => {
    const read = () =>
      readLabwareFile(
        json(
          plate,
          { ...plate, rows: 0, capacity: 200, deadVolume: undefined, colour: 'blue' },
          { ...plate, deadVolume: '1 mL' },
          7,
        ),
      );

    expect(read).toThrow(
      [
        'The labware file will not do:',
        '- labware[1].colour: it is unknown; there are id, rows, columns, capacity, deadVolume, tipsPerWell, uses',
        '- labware[1].capacity: a volume such as "360 uL" is wanted, not 200',
        '- labware[1].deadVolume: a volume such as "360 uL" is wanted, not nothing',
        '- labware[1].rows: a whole number from 1 to 64 is wanted, not 0',
        '- labware[2].deadVolume: it is more than the capacity',
        '- labware[3]: it is no object',
      ].join('\n'),
    );
    expect(read).toThrow('- labware[1].id: "pcr_96" is there already');
  });

  it.for([
    ['no JSON', '{"labware": [', 'is no JSON'],
    ['another document', '[]', 'has no list "labware"'],
  ] as const)('is refused when it is %s', ([, content, message]) => {
    const read = () => readLabwareFile(content);

    expect(read).toThrow(message);
  });
});

const source =
  'platetype="384PP_AQ_BP" usage="SRC" rows="16" cols="24" wellcapacity="50" minwellvol="20" maxwellvol="65" maxvoltotal="10000" dropvolume="25"';
const elwx = (...plates: readonly string[]): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n<EchoLabware>\n<sourceplates>\n${plates.map((one) => `<plateinfo ${one} />\n`).join('')}</sourceplates>\n</EchoLabware>\n`;

describe('the labware file of an Echo', () => {
  it('gives plates with the limits that the Echo keeps to', () => {
    const plates = readEchoLabware(
      elwx(source, 'platetype="384_Dest" usage="DEST" rows="16" cols="24" wellcapacity="20" dropvolume="2.5"'),
    );

    expect(plates).toEqual([
      {
        type: { id: '384PP_AQ_BP', rows: 16, columns: 24, capacityPl: 65e6, deadVolumePl: 20e6, uses: ['source'] },
        dropPl: 25_000,
        mostPl: 10_000_000,
      },
      {
        type: { id: '384_Dest', rows: 16, columns: 24, capacityPl: 20e6, deadVolumePl: 0, uses: ['destination'] },
        dropPl: 2_500,
      },
    ]);
  });

  it.for([
    [
      'lacks a limit',
      elwx(source, source.replace('minwellvol="20"', '')),
      'Line 5 of the Echo labware file: a plate has no "minwellvol".',
    ],
    [
      'has another number',
      elwx(source.replace('"65"', '"65 uL"')),
      'Line 4 of the Echo labware file: "maxwellvol" is "65 uL" where a number of uL is wanted.',
    ],
    ['has another use', elwx(source.replace('SRC', 'BOTH')), '"usage" is "BOTH" where SRC or DEST is wanted.'],
    ['is cut off', elwx(source).slice(0, -20), 'of the Echo labware file: it is no XML.'],
    ['is another file', '<html></html>', 'has no <plateinfo>'],
    ['has entities of its own', `<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>`, 'it is no XML'],
  ] as const)('is refused when it %s', ([, content, message]) => {
    const read = () => readEchoLabware(content);

    expect(read).toThrow(message);
  });
});
