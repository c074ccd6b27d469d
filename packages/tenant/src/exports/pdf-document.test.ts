import { describe, expect, it } from 'vitest';
import { pdfDocument } from './pdf-document.ts';

const pdfText = (lines: readonly string[]): string =>
  Buffer.from(pdfDocument(lines.map((text) => ({ kind: 'paragraph', text })))).toString('latin1');

/** Where each object of the file begins, as its table says. */
function offsetsOf(file: string): number[] {
  const start = Number(/startxref\n(\d+)/.exec(file)?.[1]);
  return [...file.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, offset]) => Number(offset));
}

describe('a PDF of an outline', () => {
  it('is a file whose table leads to each of its objects', () => {
    const file = pdfText(['One line']);

    const offsets = offsetsOf(file);

    expect(file.startsWith('%PDF-1.4\n') && file.endsWith('%%EOF\n')).toBe(true);
    expect(offsets.map((offset) => /^\d+ 0 obj/.exec(file.slice(offset))?.[0])).toEqual([
      '1 0 obj',
      '2 0 obj',
      '3 0 obj',
      '4 0 obj',
      '5 0 obj',
    ]);
  });

  it('shows every letter that it has, whatever it means to PDF', () => {
    const file = pdfText(['5 µL (α) of a\\b – done']);

    expect(file).toContain(String.raw`(5 \265L \050?\051 of a\134b \226 done) Tj`);
    expect(Buffer.byteLength(file)).toBe(file.length);
  });

  it('wraps long lines and goes on to more pages', () => {
    const lines = Array.from({ length: 100 }, (_, number) => `Row ${number}`);

    const file = pdfText(['words '.repeat(30), ...lines]);

    expect(file).toContain('/Count 3');
    expect(file.match(/\(words [^)]*\) Tj/g)?.length).toBe(2);
    expect(file).toContain('(Row 99) Tj');
  });
});
