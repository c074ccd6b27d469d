import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './run.ts';
import type { WorkspacePackage } from './workspace.ts';

/** A package as it would be published. */
export interface PackedPackage extends WorkspacePackage {
  readonly tarball: Uint8Array;
  /** Where the tarball was unpacked. */
  readonly unpacked: string;
  /** The files in it, from its root. */
  readonly files: readonly string[];
}

/** Builds packages anew: a dist folder may hold what was compiled from sources that are gone. */
export function build(root: string, packages: readonly WorkspacePackage[]): void {
  for (const { folder } of packages) {
    if (!existsSync(join(root, folder, 'src/index.ts')))
      throw new Error(
        `${folder} has no src/index.ts, so there is nothing to publish; write one, or set "private": true`,
      );
    rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
  }
  run(root, 'tsc', ['-b', ...packages.map(({ folder }) => folder)]);
  for (const { folder } of packages)
    if (existsSync(join(root, folder, 'rolldown.config.ts')))
      run(join(root, folder), 'rolldown', ['-c', 'rolldown.config.ts']);
}

/** Packs packages as `npm publish` would, each with the workspace's licence, and unpacks them into `into`. */
export function pack(root: string, packages: readonly WorkspacePackage[], into: string): readonly PackedPackage[] {
  for (const { folder } of packages) copyFileSync(join(root, 'LICENSE'), join(root, folder, 'LICENSE'));
  const selected = packages.flatMap(({ name }) => ['--workspace', name]);
  const output = run(root, 'npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', into, ...selected]);
  const packed = JSON.parse(output) as readonly {
    readonly name: string;
    readonly filename: string;
    readonly files: readonly { readonly path: string }[];
  }[];
  return packages.map((one) => {
    const found = packed.find(({ name }) => name === one.name);
    if (found === undefined) throw new Error(`npm pack made no tarball of ${one.name}`);
    const tarball = join(into, found.filename);
    const unpacked = join(into, 'node_modules', one.name);
    mkdirSync(unpacked, { recursive: true });
    run(into, 'tar', ['-xzf', tarball, '--strip-components=1', '-C', unpacked]);
    return { ...one, tarball: readFileSync(tarball), unpacked, files: found.files.map(({ path }) => path) };
  });
}
