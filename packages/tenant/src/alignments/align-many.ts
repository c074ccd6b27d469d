import { AMBIGUOUS_BASES } from '../sequences/ambiguous-bases.ts';
import type { AlignedPair } from './align-pair.ts';

/**
 * Brings pairs that all have the same first sequence under one another: the first row is that sequence, the others follow in
 * order. Where one has something that the first has not, every other row gets a gap.
 */
export function alignMany(center: string, pairs: readonly AlignedPair[]): string[] {
  const rows = pairs.map(cutByCenter);
  const widths = Array.from({ length: center.length + 1 }, (_, at) =>
    Math.max(0, ...rows.map(({ inserted }) => inserted[at]?.length ?? 0)),
  );
  const first = widths.map((width, at) => '-'.repeat(width) + center.charAt(at)).join('');
  const others = rows.map(({ inserted, aligned }) =>
    widths.map((width, at) => padded(inserted[at] ?? '', width, at === 0) + (aligned[at] ?? '')).join(''),
  );
  return [first, ...others];
}

/** What a pair has before each letter of its first sequence and behind the last, and what it has for each letter. */
function cutByCenter({ first, second }: AlignedPair): { inserted: string[]; aligned: string[] } {
  const inserted = [''];
  const aligned: string[] = [];
  for (let at = 0; at < first.length; at += 1) {
    const letter = second.charAt(at);
    if (first.charAt(at) === '-') {
      inserted[aligned.length] = (inserted[aligned.length] ?? '') + letter;
    } else {
      aligned.push(letter);
      inserted.push('');
    }
  }
  return { inserted, aligned };
}

// What hangs over at the start stays next to the first letter.
function padded(text: string, width: number, atStart: boolean): string {
  return atStart ? text.padStart(width, '-') : text.padEnd(width, '-');
}

const LETTERS: ReadonlyMap<string, string> = new Map(
  Object.entries(AMBIGUOUS_BASES).map(([letter, bases]) => [bases, letter]),
);

/** What most rows have in each column, with gaps kept; an ambiguous letter where several are as common. */
export function consensusOf(rows: readonly string[]): string {
  const spans = rows.map((row) => ({ row, from: row.search(/[^-]/), to: lastLetter(row) }));
  const [{ length } = ''] = rows;
  return Array.from({ length }, (_, at) => {
    const counts = new Map<string, number>();
    for (const { row, from, to } of spans) {
      // Beyond its ends a row says nothing.
      if (at < from || at > to) continue;
      const letter = row.charAt(at).toUpperCase().replace('U', 'T');
      counts.set(letter, (counts.get(letter) ?? 0) + 1);
    }
    const most = Math.max(...counts.values());
    const letters = [...counts].filter(([, count]) => count === most).map(([letter]) => letter);
    const bases = letters
      .filter((letter) => letter !== '-')
      .toSorted()
      .join('');
    if (bases.length <= 1) return bases === '' ? '-' : bases;
    return LETTERS.get(bases) ?? 'N';
  }).join('');
}

function lastLetter(row: string): number {
  return row.replace(/-+$/, '').length - 1;
}
