/** A member of an object in source text. */
export interface Member {
  readonly key: string;
  readonly value: Literal;
  /** Shown by editors. */
  readonly comment?: string | undefined;
}

/** A value in source text. */
export type Literal =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | { readonly members: readonly Member[] };

const width = 120;

/** A value as TypeScript, on one line where that is short enough; `column` is where it begins on a line of `indent`. */
export function sourceText(value: Literal, indent: string, column: number): string {
  const line = onOneLine(value);
  if (line !== undefined && column + line.length < width) return line;
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const lines = (value as readonly (string | number)[]).map((one) => `${deeper}${onOneLine(one)},\n`);
    return `[\n${lines.join('')}${indent}]`;
  }
  if (!isObject(value)) return line ?? '';
  const lines = value.members.map(({ key, value: inner, comment }) => {
    const name = keyText(key);
    const text = sourceText(inner, deeper, deeper.length + name.length + 2);
    return `${comment === undefined ? '' : commentText(comment, deeper)}${deeper}${name}: ${text},\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

/** A comment in front of what it says something about. */
export function commentText(text: string, indent: string): string {
  const lines = visible(text)
    .replaceAll('*/', String.raw`*\/`)
    .split(/\r?\n|\r/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length < 2) return `${indent}/** ${lines.join('')} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
}

/** A value on one line; `undefined` for an object with comments. */
function onOneLine(value: Literal): string | undefined {
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((one: string | number) => onOneLine(one)).join(', ')}]`;
  if (!isObject(value)) return String(value);
  const members = value.members.map(({ key, value: inner, comment }) => {
    const text = comment === undefined ? onOneLine(inner) : undefined;
    return text === undefined ? undefined : `${keyText(key)}: ${text}`;
  });
  if (members.includes(undefined)) return undefined;
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

function isObject(value: Literal): value is { readonly members: readonly Member[] } {
  return typeof value === 'object' && !Array.isArray(value);
}

function keyText(key: string): string {
  // Without brackets it would set the prototype.
  if (key === '__proto__') return `['__proto__']`;
  // Parsers differ in which other letters they know.
  return /^[A-Za-z_$][\w$]*$/u.test(key) ? key : quoted(key);
}

function quoted(text: string): string {
  if (text.includes("'") && !text.includes('"')) return visible(JSON.stringify(text));
  const inside = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${visible(inside)}'`;
}

/** Characters that change how a line looks and cannot be seen are written out, so that the text is what it looks like. */
function visible(text: string): string {
  return text.replaceAll(/[\p{Cf}\u2028\u2029]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
