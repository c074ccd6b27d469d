import { describe, expect, it } from 'vitest';
import { findLockfileProblems } from './lockfile.ts';

describe('the lockfile check', () => {
  it('passes when every platform’s package is there', () => {
    const problems = findLockfileProblems({
      packages: {
        'node_modules/nx': { version: '1.0.0', optionalDependencies: { '@nx/linux': '1.0.0' } },
        'node_modules/nx/node_modules/@nx/linux': { version: '1.0.0' },
        'node_modules/@ligase/core': { resolved: 'packages/core', link: true },
      },
    });

    expect(problems).toEqual([]);
  });

  it('reports a platform’s package that is missing', () => {
    const problems = findLockfileProblems({
      packages: { 'node_modules/nx': { version: '1.0.0', optionalDependencies: { '@nx/darwin': '1.0.0' } } },
    });

    expect(problems).toEqual(['node_modules/nx 1.0.0: @nx/darwin@1.0.0 is missing, npm ci would fail']);
  });

  it('reports an address that ties the lockfile to one registry', () => {
    const problems = findLockfileProblems({
      packages: { 'node_modules/nx': { resolved: 'https://registry.invalid/nx' } },
    });

    expect(problems).toEqual(['node_modules/nx records a download address']);
  });
});
