/** The rows of a CSV text (RFC 4180); quotes, line ends within them and a byte order mark are understood. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // One cell and what ends it: a comma, a line end or the end of the text.
  const cell = /(?:"(?<quoted>[^"]*(?:""[^"]*)*)"|(?<plain>[^",\r\n]*))(?<end>,|\r\n|\n|\r|$)/gy;
  const source = text.replace(/^\uFEFF/u, '');
  while (cell.lastIndex < source.length || row.length > 0) {
    const at = cell.lastIndex;
    const { quoted, plain = '', end = '' } = cell.exec(source)?.groups ?? {};
    if (quoted === undefined && cell.lastIndex === 0) {
      throw new Error(`Line ${rows.length + 1} has a quote that is out of place, near "${source.slice(at, at + 20)}".`);
    }
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    rows.push(row);
    row = [];
    if (end === '') break;
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
}

/** Rows as CSV text, each line ended. Cells are quoted where they must be. */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
