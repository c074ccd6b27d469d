import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deriveTable } from './derive-table.ts';
import { readLabware, readPipettes, sharedDataVersion } from './read-shared-data.ts';
import { tableFile } from './table-file.ts';

const plate = (wells: Record<string, { totalLiquidVolume: number }>, ordering: string[][]) => ({
  metadata: { displayName: 'Plate', displayCategory: 'wellPlate' },
  parameters: { loadName: 'plate' },
  version: 3,
  ordering,
  wells,
});

describe('deriveTable', () => {
  it('gives the committed table again, byte for byte', () => {
    const committed = readFileSync(tableFile, 'utf8');

    const derived = deriveTable(readLabware(), readPipettes(), { version: sharedDataVersion() });

    expect(derived).toBe(committed);
  });

  it('leaves out a rack whose tubes are of several sizes, and one that is no grid', () => {
    const mixed = plate({ A1: { totalLiquidVolume: 100 }, B1: { totalLiquidVolume: 200 } }, [['A1', 'B1']]);
    const ragged = plate({ A1: { totalLiquidVolume: 100 }, B1: { totalLiquidVolume: 100 } }, [['A1'], ['B1']]);

    const table = deriveTable([mixed, ragged], {}, { version: '1.0.0' });

    expect(table).not.toContain('plate | 3');
  });

  it('refuses a name that would break the table', () => {
    const odd = { ...plate({ A1: { totalLiquidVolume: 100 } }, [['A1']]), parameters: { loadName: 'a|b' } };

    const derive = () => deriveTable([odd], {}, { version: '1.0.0' });

    expect(derive).toThrow('"a|b" cannot stand in the table');
  });
});
