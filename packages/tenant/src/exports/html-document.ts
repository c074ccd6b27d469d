import type { OutlinePart } from './entry-outline.ts';

/** An outline as a page of HTML that needs nothing else. */
export function htmlDocument(title: string, parts: readonly OutlinePart[]): string {
  const head = `<meta charset="utf-8"><title>${escaped(title)}</title>`;
  const style = '<style>body{font-family:sans-serif}td{border:1px solid #999;padding:.2em .5em}</style>';
  return `<!doctype html>\n<html lang="en"><head>${head}${style}</head><body>\n${parts.map(htmlOf).join('\n')}\n</body></html>\n`;
}

const TAGS = { title: 'h1', heading: 'h2', paragraph: 'p' } as const;

function htmlOf(part: OutlinePart): string {
  if (part.kind !== 'table') {
    const { text, indentation = 0 } = part;
    const indented = indentation > 0 ? ` style="margin-left:${indentation * 2}em"` : '';
    return `<${TAGS[part.kind]}${indented}>${escaped(text)}</${TAGS[part.kind]}>`;
  }
  const rows = part.rows.map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return `<table><caption>${escaped(part.caption)}</caption>${rows.join('')}</table>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/gu, (character) => ESCAPES[character] ?? '');
}
