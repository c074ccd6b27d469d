import { generateFiles, installPackagesTask, names, type Tree } from '@nx/devkit';
import { join } from 'node:path';
import { updateReferences } from '../references/generator.ts';

/** What `nx g @ligase/generators:plugin` asks for. */
export interface PluginOptions {
  /** The kebab-case noun that the plugin is about. */
  readonly name: string;
}

/** Writes `packages/plugin-<name>`: a contract, one operation, a test and a README that pass all checks as they are. */
export default async function plugin(tree: Tree, options: PluginOptions): Promise<() => void> {
  const { fileName, className, propertyName } = names(options.name);
  const folder = `packages/plugin-${fileName}`;
  if (tree.exists(folder)) throw new Error(`${folder} exists already; choose another name or delete it first`);
  generateFiles(tree, join(import.meta.dirname, 'files'), folder, { fileName, className, propertyName });
  await updateReferences(tree);
  return () => installPackagesTask(tree, true);
}
