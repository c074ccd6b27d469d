import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const code = /^(`{3,})[^]*?^\1|`[^`\n]+`/gm;
const link = /\[[^\]]*\]\(([^)\s]+)[^)]*\)/g;
const heading = /^#{1,6} +(.+?) *#*$/gm;

/** Every relative link in the Markdown files below `root` whose file or heading does not exist, in a sentence each. */
export function findBrokenLinks(root: string): readonly string[] {
  return markdownFiles(root).flatMap((file) =>
    [...withoutCode(readFileSync(join(root, file), 'utf8')).matchAll(link)]
      .map(([, target = '']) => target)
      .filter((target) => !/^[a-z]+:/.test(target))
      .flatMap((target) => problemOf(root, file, target)),
  );
}

function markdownFiles(root: string): readonly string[] {
  const built = new Set(['node_modules', 'dist', 'bundle', 'coverage', '.nx', '.git']);
  return globSync('**/*.md', { cwd: root, exclude: (path) => built.has(path.split(/[\\/]/).at(-1) ?? '') });
}

function withoutCode(markdown: string): string {
  return markdown.replace(code, '');
}

function problemOf(root: string, file: string, target: string): readonly string[] {
  const [path = '', anchor] = target.split('#');
  const wanted = path === '' ? join(root, file) : resolve(root, dirname(file), decodeURIComponent(path));
  if (!existsSync(wanted)) return [`${file} links to ${target}, which does not exist`];
  if (anchor === undefined || !wanted.endsWith('.md')) return [];
  if (anchorsOf(readFileSync(wanted, 'utf8')).includes(anchor)) return [];
  return [`${file} links to #${anchor}, which is no heading of ${relative(root, wanted)}`];
}

/** The anchors that a code host gives to the headings of a Markdown text. */
export function anchorsOf(markdown: string): readonly string[] {
  const seen = new Map<string, number>();
  return headingsOf(markdown).map((text) => {
    const plain = text.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
}

/** The headings of a Markdown text, without their marks. */
export function headingsOf(markdown: string): readonly string[] {
  const withoutBlocks = markdown.replace(/^(`{3,})[^]*?^\1/gm, '');
  return [...withoutBlocks.matchAll(heading)].map(([, text = '']) => text);
}
