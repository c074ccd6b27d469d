import type { EntryLink } from '../entry.ts';
import type { Written } from './note-text.ts';

/** Everything that an entry's text and tables mention, each once, in the order in which it first comes. */
export function entryLinks(written: Written): readonly EntryLink[] {
  const notes = (written.days ?? []).flatMap(({ notes = [] }) => notes);
  const links = notes.flatMap((note) => {
    const inText = 'links' in note ? (note.links ?? []) : [];
    const inCells = note.type === 'table' ? (note.table?.rows ?? []).flatMap(({ cells = [] }) => cells) : [];
    return [...inText, ...inCells.flatMap(({ link }) => link ?? [])];
  });
  return [...new Map(links.map((link) => [`${link.type} ${link.id ?? link.webURL}`, link])).values()];
}
