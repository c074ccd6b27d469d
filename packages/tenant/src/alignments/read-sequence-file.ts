import { invalidRequest } from '../api-error.ts';

/** A sequence of a file. */
export interface FileSequence {
  readonly name: string;
  readonly bases: string;
}

/**
 * Reads the sequences of a file that is aligned: a trace in ABIF (`.ab1`), FASTA, GenBank, or bare bases.
 * @throws {TenantApiError} 400 when it is none of these.
 */
export function readSequenceFile(name: string, data: Buffer): FileSequence[] {
  const found =
    data.subarray(0, 4).toString('latin1') === 'ABIF' ? [trace(name, data)] : fromText(name, data.toString('utf8'));
  const wrong = found.find(({ bases }) => bases === '' || /[^ACGTURYSWKMBDHVN]/i.test(bases));
  if (found.length === 0 || wrong) {
    throw invalidRequest(`The file ${name} holds no sequence of bases. It takes ABIF, FASTA, GenBank or bare bases.`);
  }
  return found;
}

function fromText(name: string, text: string): FileSequence[] {
  if (text.startsWith('>')) {
    return text
      .slice(1)
      .split(/\n>/)
      .map((record) => {
        const [title = '', ...lines] = record.split(/\r?\n/);
        return { name: title.trim().split(/\s+/)[0] ?? name, bases: lines.join('').replaceAll(/\s/g, '') };
      });
  }
  if (text.startsWith('LOCUS')) {
    return text
      .split(/^\/\/\s*$/m)
      .filter((record) => record.trim() !== '')
      .map((record) => ({
        name: /^LOCUS\s+(\S+)/m.exec(record)?.[1] ?? name,
        bases: (/^ORIGIN[^\n]*\n(?<bases>[\s\S]*)/m.exec(record)?.groups?.['bases'] ?? '').replaceAll(/[\s\d]/g, ''),
      }));
  }
  return [{ name, bases: text.replaceAll(/\s/g, '') }];
}

// Applied Biosystems, "Genetic Analysis Data File Format", 2006: a directory of entries of 28 bytes each.
function trace(name: string, data: Buffer): FileSequence {
  const entries = data.readInt32BE(18);
  const directory = data.readInt32BE(26);
  for (let at = directory; at < directory + entries * 28 && at + 28 <= data.length; at += 28) {
    if (data.subarray(at, at + 4).toString('latin1') !== 'PBAS') continue;
    const size = data.readInt32BE(at + 16);
    const start = size <= 4 ? at + 20 : data.readInt32BE(at + 20);
    return {
      name,
      bases: data
        .subarray(start, start + size)
        .toString('latin1')
        .replaceAll('\0', ''),
    };
  }
  return { name, bases: '' };
}
