import { InputError } from '@ligase/core';
import { notDna } from '../bases.ts';
import type { SequenceFormat } from './sequence-record.ts';

const others: readonly (readonly [start: RegExp, advice: string])[] = [
  [/^ID {3}/, 'This is an EMBL file. Download or export it as GenBank.'],
  [/^@/, 'This is a FASTQ file of sequencing reads. Only FASTA and GenBank are read.'],
  [/^##gff/, 'This is a GFF file. Export it as GenBank, which has the bases too.'],
  [/^\s*<!doctype html|^\s*<html/i, 'This is a web page. Download the record itself as GenBank or FASTA.'],
  [/^\s*</, 'This is an XML file. Export it as GenBank or FASTA.'],
  [/^\s*[{[]/, 'This is a JSON file. Export it as GenBank or FASTA.'],
];

/**
 * The format of a file, by the first of its lines that is not blank; a file's name is not looked at.
 *
 * @throws {InputError} that says what the file looks like, when it is neither.
 */
export function detectFormat(firstLine: string): SequenceFormat {
  if (/^[>;]/.test(firstLine)) return 'fasta';
  if (/^(?:LOCUS|DEFINITION|ACCESSION|VERSION|KEYWORDS|SOURCE|FEATURES|ORIGIN)(?:\s|$)/.test(firstLine))
    return 'genbank';
  const known = others.find(([start]) => start.test(firstLine))?.[1];
  const bare = notDna.test(firstLine.trim()) ? undefined : 'These are bases without a name. Put a line ">NAME" above.';
  const start = JSON.stringify(firstLine.slice(0, 40));
  const advice = known ?? bare ?? `It starts with ${start}; a FASTA file starts with ">", a GenBank file with "LOCUS".`;
  throw new InputError('INPUT_UNREADABLE', `The file is neither FASTA nor GenBank. ${advice}`);
}
