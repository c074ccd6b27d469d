import { lineFault } from './line-fault.ts';
import type { Qualifier } from './sequence-record.ts';

/** A feature as the table writes it, its location not yet read. */
export interface TableFeature {
  readonly line: number;
  readonly type: string;
  readonly location: string;
  readonly qualifiers: readonly Qualifier[];
}

interface OpenFeature {
  readonly line: number;
  readonly type: string;
  location: string;
  readonly qualifiers: { readonly line: number; text: string }[];
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** A doubled quote within a value stands for one, so a value is open while the number of its quotes is odd. */
const isOpen = (text: string): boolean => text.replaceAll(/[^"]/g, '').length % 2 === 1;

/**
 * Reads the lines below FEATURES. Features are told from their qualifiers by the indent of the first.
 *
 * @throws {InputError} for a quoted value that is never closed, and for a line that belongs to no feature.
 */
export function readFeatureTable(lines: readonly string[], firstLine: number): TableFeature[] {
  const features: OpenFeature[] = [];
  const indent = indentOf(lines.find((text) => text.trim() !== '') ?? '');
  for (const [at, text] of lines.entries()) {
    const line = firstLine + at;
    const content = text.trim();
    if (content === '') continue;
    const feature = features.at(-1);
    const qualifier = feature?.qualifiers.at(-1);
    const open = qualifier !== undefined && isOpen(qualifier.text) ? qualifier : undefined;
    if (indentOf(text) <= indent && !content.startsWith('/')) {
      if (open !== undefined) throw neverClosed(open);
      const [, type = content, location = ''] = /^(\S+)\s+(.*)$/.exec(content) ?? [];
      features.push({ line, type, location, qualifiers: [] });
    } else if (feature === undefined) {
      throw lineFault(line, `${JSON.stringify(content.slice(0, 40))} belongs to no feature.`);
    } else if (open !== undefined) {
      open.text += `${gapBetween(open.text)}${content}`;
    } else if (content.startsWith('/')) {
      feature.qualifiers.push({ line, text: content.slice(1) });
    } else if (qualifier === undefined) {
      feature.location += content;
    } else {
      qualifier.text += ` ${content}`;
    }
  }
  return features.map(closeFeature);
}

/** Lines of a value are joined by a blank, but the letters of a protein and what was broken at a hyphen are not. */
function gapBetween(before: string): string {
  return before.startsWith('translation=') || before.endsWith('-') ? '' : ' ';
}

function closeFeature({ line, type, location, qualifiers }: OpenFeature): TableFeature {
  const last = qualifiers.at(-1);
  if (last !== undefined && isOpen(last.text)) throw neverClosed(last);
  return { line, type, location, qualifiers: qualifiers.map(({ text }) => readQualifier(text)) };
}

function neverClosed({ line, text }: { readonly line: number; readonly text: string }): Error {
  const name = text.split('=', 1)[0];
  return lineFault(line, `The quoted value of /${name} is never closed. A quote inside it is written twice.`);
}

function readQualifier(text: string): Qualifier {
  const equals = text.indexOf('=');
  if (equals < 0) return { name: text, value: '' };
  const name = text.slice(0, equals).trim();
  const value = text.slice(equals + 1).trim();
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  // Vector NTI writes a backslash for a blank in values without quotes.
  return { name, value: quoted?.replaceAll('""', '"') ?? value.replaceAll('\\', ' ') };
}
