import { generateFiles, installPackagesTask, names, readJson, type Tree } from '@nx/devkit';
import { join } from 'node:path';
import { updateReferences } from '../references/generator.ts';

/** What `nx g @ligase/generators:plugin` asks for. */
export interface PluginOptions {
  /** The kebab-case noun that the plugin is about. */
  readonly name: string;
  /** Whether to leave linking the package into node_modules to the caller. Default: false. */
  readonly skipInstall?: boolean;
}

/** Writes `packages/plugin-<name>`: a contract, one operation, a test and a README that pass all checks as they are. */
export default async function plugin(tree: Tree, options: PluginOptions): Promise<() => void> {
  const { fileName, className, propertyName } = names(options.name);
  const folder = `packages/plugin-${fileName}`;
  if (tree.exists(folder)) throw new Error(`${folder} exists already; choose another name or delete it first`);
  // All packages are released together, under one version.
  const { version } = readJson<{ readonly version: string }>(tree, 'packages/core/package.json');
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, { fileName, className, propertyName, version });
  await updateReferences(tree);
  return () => {
    if (options.skipInstall !== true) installPackagesTask(tree, true);
  };
}
