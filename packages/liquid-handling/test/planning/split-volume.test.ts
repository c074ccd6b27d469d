import { opentronsOt2, parseVolume, splitVolume, volumeIn } from '@ligase/liquid-handling';
import { describe, expect, it } from 'vitest';

const uL = (volume: number): string => volumeIn(volume, 'uL');

describe('splitVolume', () => {
  it.each([
    ['650', ['217', '217', '216']],
    ['25', ['25']],
    ['300.1', ['150.1', '150']],
    ['0.9', undefined],
  ])('cuts %s uL into parts that a pipette takes', (volume, parts) => {
    const device = { ...opentronsOt2, quantumPl: parseVolume(volume.includes('.') ? '0.1 uL' : '1 uL') };

    expect(splitVolume(parseVolume(`${volume} uL`), device)?.map(uL)).toEqual(parts);
  });

  it('bridges a gap between two tools by two strokes of the smaller', () => {
    const [small, large] = opentronsOt2.tools;
    if (small === undefined || large === undefined) throw new Error('There are two.');
    const device = { ...opentronsOt2, tools: [small, { ...large, minPl: parseVolume('30 uL') }] };

    expect(splitVolume(parseVolume('25 uL'), device)?.map(uL)).toEqual(['12.5', '12.5']);
  });
});
