/** A number with its decimal point moved: 0.1 by 6 places is 100,000, and not the number beside it that a product can be. */
export function shiftPoint(value: number, places: number): number {
  const [digits = '0', exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}
