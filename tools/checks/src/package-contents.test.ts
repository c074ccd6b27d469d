import { describe, expect, it } from 'vitest';
import { findContentProblems } from './package-contents.ts';
import type { Manifest } from './workspace.ts';

const manifest: Manifest = {
  name: '@ligase/core',
  version: '0.1.0',
  exports: {
    '.': { '@ligase/source': './src/index.ts', types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
};
const files = ['package.json', 'README.md', 'LICENSE', 'src/index.ts', 'dist/index.js', 'dist/index.d.ts'];

describe('the check of a package’s contents', () => {
  it('passes a package with its licence, its README, its sources and what they compile to', () => {
    expect(findContentProblems(manifest, files)).toEqual([]);
  });

  it('reports a package without a README', () => {
    const problems = findContentProblems(
      manifest,
      files.filter((file) => file !== 'README.md'),
    );

    expect(problems).toEqual(['@ligase/core has no README.md']);
  });

  it('reports tests and other files that are no part of the package', () => {
    const problems = findContentProblems(manifest, [...files, 'src/a.test.ts', '.env']);

    expect(problems).toEqual([
      '@ligase/core publishes .env, which is no part of it',
      '@ligase/core publishes a test: src/a.test.ts',
    ]);
  });

  it('reports a folder that is to be published, but was not built', () => {
    const problems = findContentProblems({ ...manifest, files: ['dist', 'console', '!src/**/*.test.ts'] }, files);

    expect(problems).toEqual(['@ligase/core has nothing in console, which it means to publish']);
  });

  it('reports what was compiled from a source that is gone', () => {
    const problems = findContentProblems(manifest, [...files, 'dist/old.js']);

    expect(problems).toEqual(['@ligase/core publishes dist/old.js, which has no source']);
  });

  it('reports an export that leads nowhere, or has no types', () => {
    const problems = findContentProblems(
      { ...manifest, exports: { './v3': { default: './dist/v3.js' } }, bin: { ligase: './dist/main.js' } },
      files,
    );

    expect(problems).toEqual([
      '@ligase/core exports ./v3 without types',
      '@ligase/core exports ./v3 as ./dist/v3.js, which it does not publish',
      '@ligase/core has ./dist/main.js for a command, but does not publish it',
    ]);
  });
});
