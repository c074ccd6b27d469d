import type { Engine } from '../engine/engine.ts';
import { hideNames } from '../engine/fields/hide-names.ts';
import type { ItemRow } from '../engine/item-row.ts';
import { createLookup } from '../engine/lookup.ts';
import type { EntryBody } from '../entries/entry-family.ts';
import { isStructuredTable, tableRows } from '../entries/entry-table.ts';
import type { Principal } from '../identity/principal.ts';

/** One piece of an entry as it is printed. */
export type OutlinePart =
  | { readonly kind: 'title' | 'heading' | 'paragraph'; readonly text: string; readonly indentation?: number }
  | { readonly kind: 'table'; readonly caption: string; readonly rows: readonly (readonly string[])[] };

interface NoteView {
  readonly type: string;
  readonly indentation?: number;
  readonly text?: string;
  readonly name?: string;
  readonly checked?: boolean;
  readonly table?: {
    readonly name?: string;
    readonly columnLabels?: readonly (string | null)[];
    readonly rows?: readonly { readonly cells?: readonly { readonly text?: string }[] }[];
  };
}

/** What an entry says to somebody, from its name to its last note, in the order in which it is read. */
export function entryOutline(engine: Engine, principal: Principal, row: ItemRow): OutlinePart[] {
  const lookup = createLookup(engine, principal);
  const { displayId, days, fields } = JSON.parse(hideNames(row.body, lookup)) as EntryBody;
  const authors = lookup.parties(row.author_ids).map(({ name }) => name);
  const facts = [
    ['Entry', displayId],
    ['Authors', authors.join(', ')],
    ['Created', lookup.time(row.created_at)],
    ['Modified', lookup.time(row.modified_at)],
    ...Object.entries(fields).map(([name, { displayValue }]) => [name, displayValue ?? '']),
  ];
  return [
    { kind: 'title', text: row.name },
    { kind: 'table', caption: '', rows: facts },
    ...days.flatMap(({ date, title, notes }): OutlinePart[] => [
      { kind: 'heading', text: title === null ? date : `${date} – ${title}` },
      ...notes.map((note) => notePart(engine, note)),
    ]),
  ];
}

function notePart(engine: Engine, note: object): OutlinePart {
  if (isStructuredTable(note)) {
    const header = note.columns.map(({ name }) => name);
    return { kind: 'table', caption: note.name, rows: [header, ...tableRows(engine, note.apiId)] };
  }
  const { type, indentation = 0, text = '', name = '', checked, table } = note as NoteView;
  if (table) {
    const { columnLabels = [], rows = [] } = table;
    const labels = columnLabels.some((label) => label !== null) ? [columnLabels.map((label) => label ?? '')] : [];
    const cells = rows.map((line) => (line.cells ?? []).map((cell) => cell.text ?? ''));
    return { kind: 'table', caption: table.name ?? '', rows: [...labels, ...cells] };
  }
  const bullet: Readonly<Record<string, string>> = {
    list_bullet: '• ',
    list_number: '# ',
    list_checkbox: checked === true ? '[x] ' : '[ ] ',
  };
  const said = [name, text].filter((one) => one !== '').join(': ') || `(${type.replaceAll('_', ' ')})`;
  return { kind: 'paragraph', text: `${bullet[type] ?? ''}${type === 'text' ? text : said}`, indentation };
}
