import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The parts of a package.json that the checks read. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
  /** What is published, by folder or pattern. */
  readonly files?: readonly string[];
  readonly bin?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly nx?: { readonly tags?: readonly string[]; readonly targets?: Readonly<Record<string, unknown>> };
}

/** A package of the workspace. */
export interface WorkspacePackage {
  readonly name: string;
  /** From the workspace's root, with forward slashes: `packages/core`. */
  readonly folder: string;
  readonly manifest: Manifest;
}

/** Every package below the folders that the root's package.json names as workspaces. */
export function workspacePackages(root: string): readonly WorkspacePackage[] {
  const { workspaces } = readManifest(root) as unknown as { readonly workspaces: readonly string[] };
  return globSync([...workspaces], { cwd: root })
    .map((folder) => folder.replaceAll('\\', '/'))
    .filter((folder) => existsSync(join(root, folder, 'package.json')))
    .toSorted()
    .map((folder) => {
      const manifest = readManifest(join(root, folder));
      return { name: manifest.name, folder, manifest };
    });
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
