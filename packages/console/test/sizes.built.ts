import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../tenant/console');
const names = readdirSync(join(folder, 'assets'));
const read = (name: string): string => readFileSync(join(folder, 'assets', name), 'utf8');
const kilobytes = (files: Iterable<string>): number =>
  [...files].reduce((sum, name) => sum + gzipSync(read(name)).length, 0) / 1000;

/** Files and all that they import, but for what they load later. */
function withImports(files: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const name of files) {
    if (found.has(name)) continue;
    found.add(name);
    const imports = [...read(name).matchAll(/(?:from|import) ?["'`]\.\/([\w.-]+\.js)["'`]/gu)].map(
      ([, one = '']) => one,
    );
    withImports(imports, found);
  }
  return found;
}

it('shows its first page with no more than 130 KB, compressed', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');
  const first = [...html.matchAll(/assets\/([\w.-]+\.(?:js|css))/gu)].map(([, name = '']) => name);

  const files = withImports(first);

  expect(read(first.find((name) => name.startsWith('index-') && name.endsWith('.js')) ?? '')).toContain(
    'Create from scratch',
  );
  expect(files.size).toBeGreaterThan(3);
  expect(kilobytes(files)).toBeLessThanOrEqual(130);
});

it('has no more than 350 KB in all, compressed', () => {
  expect(kilobytes(names)).toBeLessThanOrEqual(350);
});

it('runs nothing that is written into its page, which its policy would refuse', () => {
  const html = readFileSync(join(folder, 'index.html'), 'utf8');

  expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=/u);
});
