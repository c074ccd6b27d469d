/**
 * Lines of text on as many pages as they need, as a PDF file in ASCII. Letters that Windows-1252 lacks become `?`.
 * Made here, as the work of a task is done within one transaction, and the libraries for PDF write asynchronously.
 */
export function pdfText(lines: readonly string[]): string {
  const wrapped = lines.flatMap(wrap);
  const pages: string[][] = [];
  for (let first = 0; first === 0 || first < wrapped.length; first += LINES_MAX)
    pages.push(wrapped.slice(first, first + LINES_MAX));
  // Three objects for the whole, then two for each page: the page and what is on it.
  const numbers = pages.map((_, index) => FIRST_PAGE + 2 * index);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
    ...pages.flatMap((page, index) => {
      const content = pageContent(page);
      return [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents ${FIRST_PAGE + 2 * index + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
        `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
      ];
    }),
  ];
  return fileOf(objects);
}

// A4 in points; a letter of Courier is 0.6 of its size wide.
const WIDTH = 595;
const HEIGHT = 842;
const MARGIN = 40;
const SIZE = 8;
const LEADING = 10;
const FIRST_PAGE = 4;
const LINES_MAX = Math.floor((HEIGHT - 2 * MARGIN) / LEADING);
const LETTERS_MAX = Math.floor((WIDTH - 2 * MARGIN) / (SIZE * 0.6));

function wrap(line: string): string[] {
  const letters = Array.from(line.replaceAll(/\s/gu, ' '));
  const parts: string[] = [];
  for (let first = 0; first === 0 || first < letters.length; first += LETTERS_MAX)
    parts.push(letters.slice(first, first + LETTERS_MAX).join(''));
  return parts;
}

function pageContent(lines: readonly string[]): string {
  const shown = lines.map((line) => `(${escaped(line)}) Tj T*`);
  return ['BT', `/F1 ${SIZE} Tf`, `${LEADING} TL`, `${MARGIN} ${HEIGHT - MARGIN} Td`, ...shown, 'ET'].join('\n');
}

function escaped(line: string): string {
  return Array.from(line, (letter) => {
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

function fileOf(objects: readonly string[]): string {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  return (
    `${text}xref\n0 ${count}\n0000000000 65535 f \n${entries}` +
    `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  );
}
