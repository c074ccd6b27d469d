import { checkBases } from './check-bases.ts';
import { lineFault } from './line-fault.ts';
import type { RawRecord } from './record-collector.ts';
import type { SequenceRecord } from './sequence-record.ts';

/**
 * Reads one FASTA record. Its name is the whole line after `>`; `isCircular` is for the caller to know.
 *
 * @throws {InputError} with the line and what is wrong with it.
 */
export function readFastaRecord({ line, lines }: RawRecord, isCircular: boolean): SequenceRecord {
  const header = lines[0] ?? '';
  if (!header.startsWith('>')) {
    throw lineFault(
      line,
      `A FASTA record starts with > and a name; here stands ${JSON.stringify(header.slice(0, 40))}.`,
    );
  }
  const name = header.slice(1).trim();
  if (name === '') throw lineFault(line, 'The record has no name. Write one after the >.');
  const bases = lines.slice(1).map((text, at) => basesOfLine(text, line + 1 + at));
  const all = bases.join('');
  if (all === '') throw lineFault(line, `"${name}" has no bases.`);
  return { format: 'fasta', name, bases: all, isCircular, features: [], warnings: [] };
}

function basesOfLine(text: string, line: number): string {
  if (text.startsWith(';')) return '';
  const bases = text.replaceAll(/\s/g, '');
  checkBases(bases, line, (at) => columnOfBase(text, at));
  return bases;
}

/** The column, from 1, of the base that has `at` bases before it; blanks are not bases. */
function columnOfBase(text: string, at: number): number {
  let seen = 0;
  for (let column = 0; column < text.length; column++) {
    if (/\s/.test(text.charAt(column))) continue;
    if (seen === at) return column + 1;
    seen += 1;
  }
  return text.length;
}
