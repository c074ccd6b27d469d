import type { OutlinePart } from './entry-outline.ts';

const PAGE = { width: 595, height: 842, margin: 56 };
// The width of a character of Helvetica is about half its size.
const WIDTH_OF_SIZE = 0.5;
const SIZES = { title: 18, heading: 13, paragraph: 10, table: 9 };

interface Line {
  readonly text: string;
  readonly size: number;
  readonly indent: number;
}

/** An outline as a PDF of plain text lines, broken into pages of A4. Letters that Windows-1252 lacks become `?`. */
export function pdfDocument(parts: readonly OutlinePart[]): Uint8Array {
  const pages = paged(parts.flatMap(linesOf));
  const contents = pages.map(pageContent);
  const box = `[0 0 ${PAGE.width} ${PAGE.height}]`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${pageNumber(index)} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} /Resources << /Font << /F1 3 0 R >> >> /Contents ${pageNumber(index) + 1} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return Buffer.from(
    `${text}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
    'latin1',
  );
}

/** The number of a page's object: 1 is the catalog, 2 the list of pages, 3 the font; then each page and its content. */
function pageNumber(index: number): number {
  return 4 + index * 2;
}

function linesOf(part: OutlinePart): Line[] {
  const size = SIZES[part.kind];
  if (part.kind === 'table') {
    const caption = part.caption === '' ? [] : [part.caption];
    return [...caption, ...part.rows.map((cells) => cells.join('  |  '))].flatMap((text) => wrapped(text, size, 0));
  }
  return wrapped(part.text, size, (part.indentation ?? 0) * 14);
}

function wrapped(text: string, size: number, indent: number): Line[] {
  const fits = Math.floor((PAGE.width - 2 * PAGE.margin - indent) / (size * WIDTH_OF_SIZE));
  return text.split('\n').flatMap((paragraph) => {
    const lines = [''];
    for (const word of paragraph.split(' ')) {
      const last = lines.at(-1) ?? '';
      if (last === '') lines[lines.length - 1] = word;
      else if (last.length + word.length < fits) lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines.map((line) => ({ text: line, size, indent }));
  });
}

function paged(lines: readonly Line[]): Line[][] {
  const pages: Line[][] = [[]];
  let left = PAGE.height - 2 * PAGE.margin;
  for (const line of lines) {
    const height = line.size * 1.5;
    if (height > left) {
      pages.push([]);
      left = PAGE.height - 2 * PAGE.margin;
    }
    left -= height;
    pages.at(-1)?.push(line);
  }
  return pages;
}

function pageContent(lines: readonly Line[]): string {
  let top = PAGE.height - PAGE.margin;
  return lines
    .map(({ text, size, indent }) => {
      top -= size * 1.5;
      return `BT /F1 ${size} Tf ${PAGE.margin + indent} ${top} Td (${pdfText(text)}) Tj ET`;
    })
    .join('\n');
}

function pdfText(text: string): string {
  return Array.from(text, (letter) => {
    const code = CODES.get(letter) ?? 0x3f;
    return code > 0x7e || '()\\'.includes(letter)
      ? `\\${code.toString(8).padStart(3, '0')}`
      : String.fromCharCode(code);
  }).join('');
}

const CODES: ReadonlyMap<string, number> = new Map(
  Array.from({ length: 0xe0 }, (_, index) => index + 0x20).map((code) => [
    new TextDecoder('windows-1252').decode(Uint8Array.of(code)),
    code,
  ]),
);
