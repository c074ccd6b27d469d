import { readJson, type Tree, updateJson } from '@nx/devkit';
import { posix } from 'node:path';
import { formatChanges } from '../format-changes.ts';

interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}
interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/**
 * Makes the `references` of every tsconfig.json follow from what each package depends on. What a package uses only in its
 * tests is no reference: tests are compiled by tsconfig.test.json, after everything else.
 */
export default async function references(tree: Tree): Promise<{ outOfSyncMessage?: string }> {
  const stale = await updateReferences(tree);
  return stale.length === 0 ? {} : { outOfSyncMessage: `Stale project references: ${stale.join(', ')}` };
}

/** Updates the references, and gives the files that needed it. */
export async function updateReferences(tree: Tree): Promise<readonly string[]> {
  const folders = ['apps', 'packages']
    .flatMap((parent) => tree.children(parent).map((child) => `${parent}/${child}`))
    .filter((folder) => tree.exists(`${folder}/tsconfig.json`))
    .toSorted();
  const manifests = new Map(folders.map((folder) => [folder, readJson<Manifest>(tree, `${folder}/package.json`)]));
  const wanted = new Map([
    ['tsconfig.json', [...folders, './tsconfig.test.json']],
    ['tsconfig.test.json', folders],
  ]);
  for (const [folder, { dependencies, peerDependencies }] of manifests) {
    const needed = { ...dependencies, ...peerDependencies };
    const targets = folders.filter((target) => (manifests.get(target)?.name ?? '') in needed);
    wanted.set(
      `${folder}/tsconfig.json`,
      targets.map((target) => posix.relative(folder, target)),
    );
  }
  const stale = [...wanted].filter(([file, paths]) => {
    const { references: found = [] } = readJson<TsConfig>(tree, file);
    return JSON.stringify(found.map(({ path }) => path)) !== JSON.stringify(paths);
  });
  for (const [file, paths] of stale)
    updateJson<TsConfig>(tree, file, (json) => ({ ...json, references: paths.map((path) => ({ path })) }));
  await formatChanges(tree);
  return stale.map(([file]) => file);
}
