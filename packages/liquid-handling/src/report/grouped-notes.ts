import type { WellAddress } from '../labware/labware.ts';

/** Notes of one code, with the wells that they are about. */
export interface GroupedNote {
  /** A plan with a fault must not be carried out; a warning is for a person to judge. */
  readonly kind: 'fault' | 'warning';
  readonly code: string;
  readonly count: number;
  /** Each thing that is said, once, with its wells, such as `A1, B1 of plate`. The first of them, when there are many. */
  readonly lines: readonly { readonly message: string; readonly wells: string }[];
  /** How many lines there are beyond those. */
  readonly further: number;
}

const mostWells = 12;
const mostLines = 6;

/** Notes by their codes, in the order in which those come first. */
export function groupNotes(
  kind: GroupedNote['kind'],
  notes: readonly { readonly code: string; readonly at?: WellAddress; readonly message: string }[],
): readonly GroupedNote[] {
  const codes = new Map<string, Map<string, { wells: WellAddress[]; count: number }>>();
  for (const { code, at, message } of notes) {
    const lines = codes.get(code) ?? new Map<string, { wells: WellAddress[]; count: number }>();
    codes.set(code, lines);
    const line = lines.get(message) ?? { wells: [], count: 0 };
    lines.set(message, line);
    line.count += 1;
    if (at !== undefined) line.wells.push(at);
  }
  return Array.from(codes, ([code, lines]) => ({
    kind,
    code,
    count: [...lines.values()].reduce((sum, one) => sum + one.count, 0),
    lines: Array.from(lines, ([message, { wells }]) => ({ message, wells: nameWells(wells) })).slice(0, mostLines),
    further: Math.max(0, lines.size - mostLines),
  }));
}

/** Wells in words, those of one piece of labware together. */
function nameWells(wells: readonly WellAddress[]): string {
  const shown = wells.slice(0, mostWells);
  const byLabware = new Map<string, string[]>();
  for (const { labware, well } of shown) byLabware.set(labware, [...(byLabware.get(labware) ?? []), well]);
  const words = Array.from(byLabware, ([labware, names]) => `${names.join(', ')} of ${labware}`).join('; ');
  return wells.length > mostWells ? `${words} and ${wells.length - mostWells} more` : words;
}
