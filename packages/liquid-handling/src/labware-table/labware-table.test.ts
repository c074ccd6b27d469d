import { describe, expect, it } from 'vitest';
import { allLabware, allPipettes, allTipRacks, opentronsLabwareType } from './labware-table.ts';

describe('the table of labware', () => {
  it('knows plates, reservoirs, tips and pipettes of Opentrons', () => {
    const plate = allLabware().find(({ loadName }) => loadName === 'biorad_384_wellplate_50ul');
    const tips = allTipRacks().find(({ loadName }) => loadName === 'opentrons_flex_96_tiprack_50ul');
    const pipette = allPipettes().find(({ name }) => name === 'p1000_single_flex');

    expect(plate).toMatchObject({ rows: 16, columns: 24, capacityPl: 50e6, tipsPerWell: 1 });
    expect(tips).toMatchObject({ rows: 8, columns: 12, capacityPl: 50e6 });
    expect(pipette).toMatchObject({ channels: 1, minPl: 5e6, maxPl: 1e9 });
  });

  it('has no line that could not be read', () => {
    const numbers = [...allLabware(), ...allTipRacks()].flatMap(({ version, rows, columns, capacityPl }) => [
      version,
      rows,
      columns,
      capacityPl,
    ]);

    expect(numbers.filter((number) => !(Number.isInteger(number) && number > 0))).toEqual([]);
  });

  it('gives a type for plans, of which the lab says what stays in its wells', () => {
    const reservoir = opentronsLabwareType('nest_12_reservoir_15ml', 500e6);

    expect(reservoir).toEqual({
      id: 'nest_12_reservoir_15ml',
      rows: 1,
      columns: 12,
      capacityPl: 15e9,
      deadVolumePl: 500e6,
      tipsPerWell: 8,
    });
    expect(() => opentronsLabwareType('nest_13', 0)).toThrow('"nest_13" is not among the labware of Opentrons');
  });
});
