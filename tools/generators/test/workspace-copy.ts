import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const left = new Set(['node_modules', 'dist', 'bundle', 'coverage', '.git', '.nx', '.setup.lock']);

/**
 * Copies the workspace's sources into a new folder. What is installed is linked to, not copied; the workspace's own packages
 * are those of the copy, once they are linked with `linkPackages`.
 */
export function copyWorkspace(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'ligase-workspace-'));
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.has(basename(path)) });
  mkdirSync(join(copy, 'node_modules/@ligase'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@ligase') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name), 'junction');
  return copy;
}

/** Links the packages of a copied workspace into its node_modules, as `npm install` would. */
export function linkPackages(copy: string): void {
  const linked = new Set(readdirSync(join(copy, 'node_modules/@ligase')));
  for (const parent of ['packages', 'apps', 'tools'])
    for (const folder of readdirSync(join(copy, parent))) {
      const home = join(copy, parent, folder);
      const name = basename(nameOf(home) ?? '');
      if (name === '' || linked.has(name)) continue;
      symlinkSync(home, join(copy, 'node_modules/@ligase', name), 'junction');
    }
}

function nameOf(folder: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name: string }).name;
  } catch {
    return undefined;
  }
}
