import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toQuantity, volumePl, volumePlOf } from './volume.ts';

describe('volumes in picolitres', () => {
  it.each([
    [2.5, 'uL', 2_500_000],
    [0.1, 'uL', 100_000],
    [0.000_001, 'uL', 1],
    [1e-7, 'mL', 100],
    [1.005, 'mL', 1_005_000_000],
    [2.5, 'nL', 2_500],
    [7, 'pL', 7],
    [1, 'L', 1_000_000_000_000],
    [97.499_999_999_999_99, 'uL', 97_500_000],
    [20, 'µL', 20_000_000],
  ])('reads %s %s as %s', (value, units, expected) => {
    const read = volumePlOf({ value, units });

    expect(read).toBe(expected);
  });

  it.each([
    { value: 5, units: 'mg' },
    { value: 5, units: 'cells' },
    { value: 1, units: 'gal (US)' },
    { value: 5, units: 'ul' },
    { value: null, units: null },
    { value: -1, units: 'uL' },
    {},
  ])('does not know the volume of $value $units', (quantity) => {
    const read = volumePlOf(quantity);

    expect(read).toBeNull();
  });

  it.each([
    [5, 'ng', '"ng" is no unit of volume'],
    [0.5, 'pL', '0.5 pL is not a whole number of picolitres'],
    [0.000_000_1, 'uL', 'is not a whole number of picolitres'],
    [-1, 'uL', 'is not a whole number of picolitres'],
    [Number.NaN, 'uL', 'is not a whole number of picolitres'],
  ])('refuses %s %s', (value, units, message) => {
    const reading = (): number => volumePl(value, units);

    expect(reading).toThrow(message);
  });

  it('come back as they were sent, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** 15 }), (picolitres) => {
        const back = volumePlOf(JSON.parse(JSON.stringify(toQuantity(picolitres))) as ReturnType<typeof toQuantity>);

        expect(back).toBe(picolitres);
      }),
      { numRuns: 2_000 },
    );
  });
});
