const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A duration in its two largest units, such as `1 h 30 min`; less than a second is a part of one. */
export function durationText(ms: number): string {
  if (ms < 1000) return `${Math.round(ms) / 1000} s`;
  let rest = ms;
  const parts = units.flatMap(([unit, size]) => {
    const whole = Math.floor(rest / size);
    rest -= whole * size;
    return whole === 0 ? [] : [`${whole} ${unit}`];
  });
  return parts.slice(0, 2).join(' ');
}
