import { assert, constantFrom, nat, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatVolume, parseVolume, volumePl, type VolumeUnit } from './volume.ts';

describe('volumes', () => {
  it.each([
    ['0.1 uL', 100_000],
    ['0.1 µL', 100_000],
    ['0.1ul', 100_000],
    ['2.5 nL', 2_500],
    ['7 pL', 7],
    ['10 mL', 10_000_000_000],
    ['1e-3 L', 1_000_000_000],
    ['.5 L', 500_000_000_000],
    ['0 uL', 0],
  ])('reads %s to the picolitre', (text, expected) => {
    const volume = parseVolume(text);

    expect(volume).toBe(expected);
  });

  it.each([
    '10',
    'uL',
    '1,5 uL',
    '1,000 uL',
    '1 ug',
    '1 ML',
    '1 UL',
    '-1 uL',
    '0.5 pL',
    '1e9 L',
    '0x10 uL',
    '1 uL uL',
    'NaN uL',
    '1. . uL',
    '. uL',
  ])('refuses %s', (text) => {
    expect(() => parseVolume(text)).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }) as Error);
  });

  it('reads a number of Benchling as it was typed, which floating point would not', () => {
    const sum = volumePl(0.1, 'uL') + volumePl(0.2, 'uL');

    expect(sum).toBe(volumePl(0.3, 'uL'));
    expect(volumePl(1e-7, 'L')).toBe(100_000);
    expect(volumePl(1.005, 'uL')).toBe(1_005_000);
  });

  it.each([
    [0, '0 uL'],
    [1, '1 pL'],
    [2_500, '2.5 nL'],
    [100_000, '100 nL'],
    [20_000_000, '20 uL'],
    [1_500_000_000, '1.5 mL'],
  ])('writes %d pL as %s', (volume, text) => {
    expect(formatVolume(volume)).toBe(text);
  });

  it('reads back what it writes, in every unit', () => {
    const units = constantFrom<VolumeUnit>('pL', 'nL', 'uL', 'mL', 'L');

    assert(
      property(nat({ max: Number.MAX_SAFE_INTEGER }), units, (volume, unit) => {
        expect(parseVolume(formatVolume(volume, unit))).toBe(volume);
        expect(parseVolume(formatVolume(volume))).toBe(volume);
      }),
    );
  });

  it('refuses a text of a million digits at once, whether or not it is a number', () => {
    const start = performance.now();

    expect(() => parseVolume(`${'1'.repeat(1e6)} uL`)).toThrow('A number of 1000000 characters is not read.');
    expect(() => volumePl(`${'1'.repeat(399)}x`, 'uL')).toThrow('is no decimal number');
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('writes volumes out however large they are', () => {
    expect(formatVolume(5e24)).toBe('5000000000000 L');
  });
});
