import { readJson, type Tree, writeJson } from '@nx/devkit';
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing';
import { describe, expect, it } from 'vitest';
import references from '../src/references/generator.ts';

function workspaceOf(packages: Readonly<Record<string, object>>): Tree {
  const tree = createTreeWithEmptyWorkspace();
  writeJson(tree, 'tsconfig.json', { files: [] });
  writeJson(tree, 'tsconfig.test.json', { include: [] });
  for (const [folder, manifest] of Object.entries(packages)) {
    writeJson(tree, `${folder}/package.json`, { name: `@ligase/${folder.split('/')[1]}`, ...manifest });
    writeJson(tree, `${folder}/tsconfig.json`, { include: ['src'] });
  }
  return tree;
}

describe('the references generator', () => {
  it('makes references follow from what a package depends on, but not from what its tests use', async () => {
    const tree = workspaceOf({
      'packages/core': {},
      'packages/testing': { dependencies: { '@ligase/core': '^0.1.0' } },
      'packages/plugin-entries': {
        dependencies: { '@ligase/core': '^0.1.0' },
        devDependencies: { '@ligase/testing': '^0.1.0' },
      },
      'apps/quickstart': { dependencies: { '@ligase/plugin-entries': '^0.1.0' } },
    });

    await references(tree);

    const app = readJson<object>(tree, 'apps/quickstart/tsconfig.json');
    expect(app).toEqual({ include: ['src'], references: [{ path: '../../packages/plugin-entries' }] });
    const plugin = readJson<object>(tree, 'packages/plugin-entries/tsconfig.json');
    expect(plugin).toEqual({ include: ['src'], references: [{ path: '../core' }] });
    expect(readJson<object>(tree, 'tsconfig.json')).toMatchObject({
      references: [
        { path: 'apps/quickstart' },
        { path: 'packages/core' },
        { path: 'packages/plugin-entries' },
        { path: 'packages/testing' },
        { path: './tsconfig.test.json' },
      ],
    });
  });

  it('says which files were stale, and nothing the second time', async () => {
    const tree = workspaceOf({ 'packages/core': {} });

    const first = await references(tree);
    const second = await references(tree);

    expect(first.outOfSyncMessage).toBe('Stale project references: tsconfig.json, tsconfig.test.json');
    expect(second).toEqual({});
  });
});
