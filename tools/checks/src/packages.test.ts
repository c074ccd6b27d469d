import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkPackages } from './packages.ts';

const workspace = fileURLToPath(new URL('../../../', import.meta.url));

/** A workspace with one package, `@ligase/sample`, of this source. */
function workspaceWith(source: string, manifest: object = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'ligase-sample-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'packages/sample');
  mkdirSync(join(folder, 'src'), { recursive: true });
  symlinkSync(join(workspace, 'node_modules'), join(root, 'node_modules'), 'junction');
  for (const file of ['LICENSE', 'tsconfig.base.json']) cpSync(join(workspace, file), join(root, file));
  cpSync(join(workspace, 'packages/benchling-api/tsconfig.json'), join(folder, 'tsconfig.json'));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ name: 'root', private: true, workspaces: ['packages/*'] }),
  );
  writeFileSync(join(folder, 'README.md'), '# Sample\n');
  writeFileSync(join(folder, 'src/index.ts'), source);
  const entry = { '@ligase/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' };
  const whole = {
    name: '@ligase/sample',
    version: '0.1.0',
    license: 'Apache-2.0',
    type: 'module',
    files: ['dist', 'src', '!dist/*.tsbuildinfo'],
    exports: { '.': entry },
    ...manifest,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(whole));
  return root;
}

describe('the package check', { timeout: 60_000 }, () => {
  it('passes a package that an empty project can import and type-check', async () => {
    const root = workspaceWith(`export const answer: number = 42;\n`);

    const problems = await checkPackages(root, []);

    expect(problems).toEqual([]);
  });

  it('reports a package that works only beside what others depend on', async () => {
    const root = workspaceWith(`export { parse } from 'yaml';\nexport type { Document } from 'yaml';\n`);

    const problems = await checkPackages(root, []);

    expect(problems).toEqual([
      expect.stringMatching(/^@ligase\/sample cannot be imported: .*Cannot find package 'yaml'/),
      expect.stringMatching(/^Types under nodenext: node_modules\/@ligase\/sample\/dist\/index\.d\.ts.*'yaml'/),
      expect.stringMatching(/^Types under nodenext: .*'yaml'/),
      expect.stringMatching(/^Types under bundler: .*'yaml'/),
      expect.stringMatching(/^Types under bundler: .*'yaml'/),
    ]);
  });

  it('reports an export that an empty project cannot resolve', async () => {
    const wrong = { exports: { '.': { types: './dist/index.d.ts', default: './dist/main.js' } } };
    const root = workspaceWith(`export const answer: number = 42;\n`, wrong);

    const problems = await checkPackages(root, []);

    expect(problems).toEqual(['@ligase/sample exports . as ./dist/main.js, which it does not publish']);
  });

  it('says which package has nothing to publish', async () => {
    const root = workspaceWith(`export const answer: number = 42;\n`);
    rmSync(join(root, 'packages/sample/src/index.ts'));

    const checking = checkPackages(root, []);

    await expect(checking).rejects.toThrow('packages/sample has no src/index.ts, so there is nothing to publish');
  });
});
