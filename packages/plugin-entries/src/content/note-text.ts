import type { Schemas } from '@ligase/benchling-api/v2';
import type { EntryNote } from '../entry.ts';

/** Anything with days of notes: an entry or a template. */
export interface Written {
  readonly days?: readonly {
    readonly date?: string;
    readonly day?: number;
    readonly title?: string | null;
    readonly notes?: readonly EntryNote[];
  }[];
}

/**
 * The text of an entry or a template, as one would read it out: a heading for each day or section, list signs, tables as rows
 * of cells parted by tabs. Results and other structured tables stand as `[results_table Growth]`: Benchling sends no content.
 */
export function plainText(written: Written): string {
  return (written.days ?? [])
    .map(({ title, date, day, notes = [] }) => {
      const heading = title ?? date ?? (day === undefined || day === 0 ? undefined : `Day ${day}`);
      return [...(heading === undefined ? [] : [heading]), ...linesOf(notes)].join('\n');
    })
    .join('\n\n');
}

function linesOf(notes: readonly EntryNote[]): string[] {
  const numbers: number[] = [];
  return notes.flatMap((note) => {
    const depth = 'indentation' in note ? (note.indentation ?? 0) : 0;
    // A numbered list goes on through what is indented below it, and ends at anything else of its own depth.
    numbers.length = Math.min(numbers.length, note.type === 'list_number' ? depth + 1 : depth);
    if (note.type === 'list_number') numbers[depth] = (numbers[depth] ?? 0) + 1;
    const indent = '  '.repeat(depth);
    return linesOfNote(note, numbers[depth] ?? 0).map((line) => indent + line);
  });
}

function linesOfNote(note: EntryNote, number: number): string[] {
  if (note.type === 'list_bullet') return [`- ${note.text ?? ''}`];
  if (note.type === 'list_number') return [`${number}. ${note.text ?? ''}`];
  if (note.type === 'list_checkbox') return [`[${note.checked === true ? 'x' : ' '}] ${note.text ?? ''}`];
  const text = 'text' in note ? note.text : undefined;
  if (note.type === 'table') return [...(text === undefined || text === '' ? [] : [text]), ...linesOfTable(note.table)];
  return [text ?? placeholder(note)];
}

function linesOfTable(table: Schemas['EntryTable'] | undefined): string[] {
  const { name, columnLabels = [], rows = [] } = table ?? {};
  const labels = columnLabels.map((label) => label ?? '');
  return [
    ...(name === undefined || name === '' ? [] : [name]),
    ...(labels.some((label) => label !== '') ? [labels.join('\t')] : []),
    ...rows.map(({ cells = [] }) => cells.map(({ text = '' }) => text).join('\t')),
  ];
}

function placeholder(note: EntryNote): string {
  const name = 'name' in note && typeof note.name === 'string' ? ` ${note.name}` : '';
  return `[${note.type ?? 'note'}${name}]`;
}
