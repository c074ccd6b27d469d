import type { Verdict } from './verdicts.ts';

/** How many verdicts there are of each outcome. */
export type Counts = Readonly<Record<Verdict['outcome'], number>>;

/** Counts verdicts by outcome. */
export function count(verdicts: readonly Verdict[]): Counts {
  const of = (outcome: Verdict['outcome']): number => verdicts.filter((one) => one.outcome === outcome).length;
  return { passed: of('passed'), failed: of('failed'), skipped: of('skipped') };
}

/** A table of services with a row each, then what is to be said of single methods. */
export function table(verdicts: readonly Verdict[]): string {
  const services = grouped(verdicts, ({ service }) => service);
  const rows = [...services].map(([service, ones]) => {
    const { passed, failed, skipped } = count(ones);
    const partial = ones.filter(({ outcome, note }) => outcome === 'passed' && note !== undefined).length;
    return [service, ones.length, passed, partial, skipped, failed].map(String);
  });
  const heads = ['service', 'methods', 'passed', 'of these partial', 'skipped', 'failed'];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return [
    line(heads),
    ...rows.map(line),
    ...section('Partial, as the tenant says itself', notesOf(verdicts, 'passed')),
    ...section('Skipped', notesOf(verdicts, 'skipped')),
    ...section('FAILED', notesOf(verdicts, 'failed')),
  ].join('\n');
}

/** Notes with the methods that share them. */
function notesOf(verdicts: readonly Verdict[], outcome: Verdict['outcome']): readonly string[] {
  const noted = verdicts.filter((one) => one.outcome === outcome && one.note !== undefined);
  return [...grouped(noted, ({ note = '' }) => note)].map(
    ([note, ones]) => `  ${ones.map(({ name }) => name).join(', ')}\n    ${note.replaceAll('\n', '\n    ')}`,
  );
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${title}:`, ...lines];
}

function grouped(verdicts: readonly Verdict[], key: (verdict: Verdict) => string): Map<string, Verdict[]> {
  const groups = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const group = groups.get(key(verdict)) ?? [];
    groups.set(key(verdict), group);
    group.push(verdict);
  }
  return groups;
}
