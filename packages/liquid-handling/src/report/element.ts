/** Markup of HTML or SVG: text that is not escaped again. */
export interface Markup {
  readonly source: string;
}

/** What an element holds: text is escaped, `undefined` is left out. */
export type Child = Markup | string | number | undefined | readonly Child[];

/** Attributes by name; `undefined` is left out, an empty text is a name alone. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

const childless = new Set(['circle', 'rect', 'path', 'meta']);

/** An element with its attributes and children, in which all text is escaped. */
export function element(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Markup {
  const written = Object.entries(attributes)
    .map(([key, value]) =>
      value === undefined ? '' : value === '' ? ` ${key}` : ` ${key}="${escapeText(String(value))}"`,
    )
    .join('');
  if (children.length === 0 && childless.has(name)) return { source: `<${name}${written}/>` };
  return { source: `<${name}${written}>${children.map(write).join('')}</${name}>` };
}

function write(child: Child): string {
  if (child === undefined) return '';
  if (typeof child === 'string') return escapeText(child);
  if (typeof child === 'number') return String(child);
  return 'source' in child ? child.source : child.map(write).join('');
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const special = /[&<>"'\p{Cc}\p{Cs}]/u;

/** Text for elements and attributes; characters that XML does not have are left out. */
function escapeText(text: string): string {
  if (!special.test(text)) return text;
  return text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, (one) => (/\s/.test(one) ? one : ''))
    .replaceAll(/[&<>"']/g, (one) => escapes[one] ?? '');
}
