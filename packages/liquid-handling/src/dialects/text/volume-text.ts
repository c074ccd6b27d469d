import { volumePl, type Picolitres, type VolumeUnit } from '../../units/volume.ts';

const decimalNumber = /^\d{1,12}(?:\.\d{1,30})?$/;

// What is left of 27.5 after a program has computed it in binary: 27.500000000000004, or 27.499999999999996.
const noise = /^(\d+\.\d*?)(?:0{6,}\d{1,3}|9{6,}\d{1,3})$/;

/**
 * The picolitres that a cell of a device's file states, or what is wrong with it. Numbers are plain decimals; traces of binary
 * arithmetic (`27.500000000000004`) stand for what they nearly are, anything else that is finer than a picolitre is refused.
 */
export function readVolume(text: string, unit: VolumeUnit): Picolitres | string {
  if (!decimalNumber.test(text))
    return text.includes(',') ? 'it must have a decimal point, not a comma' : `it must be a plain number of ${unit}`;
  try {
    return volumePl(noise.test(text) ? String(Number(Number(text).toPrecision(12))) : text, unit);
  } catch {
    return 'it is finer than a picolitre, or too large';
  }
}

/** A number as text with at least so many decimals: `12.5` with two is `12.50`. */
export function padDecimals(text: string, decimals: number): string {
  const [whole = '', fraction = ''] = text.split('.');
  return decimals === 0 ? text : `${whole}.${fraction.padEnd(decimals, '0')}`;
}
