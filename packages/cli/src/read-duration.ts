import { CommandError } from './command.ts';

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** The milliseconds of a text such as `90s`, `1h30m` or `2d`. @throws {CommandError} */
export function readDuration(text: string, what: string): number {
  const parts = [...text.matchAll(/(?<count>\d+(?:\.\d+)?)(?<unit>ms|[smhd])/gu)];
  if (text === '' || parts.map(([whole]) => whole).join('') !== text)
    throw new CommandError(`${what} takes a time such as 90s, 15m, 1h30m or 2d, not "${text}".`, 2);
  return Math.round(
    parts.reduce((sum, { groups }) => sum + Number(groups?.['count']) * (units[groups?.['unit'] ?? ''] ?? 0), 0),
  );
}

/** A span of time in words, such as `2 h 30 min`: its two largest units. */
export function durationText(ms: number): string {
  const names: readonly (readonly [number, string])[] = [
    [86_400_000, 'd'],
    [3_600_000, 'h'],
    [60_000, 'min'],
    [1000, 's'],
  ];
  if (ms < 1000) return `${Math.round(ms)} ms`;
  let rest = Math.round(ms / 1000) * 1000;
  const parts: string[] = [];
  for (const [size, name] of names) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
  }
  return parts.slice(0, 2).join(' ');
}
