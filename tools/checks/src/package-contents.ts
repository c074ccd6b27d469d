import type { Manifest } from './workspace.ts';

const expected =
  /^(dist\/.*\.(js|js\.map|d\.ts|d\.ts\.map|json)|bundle\/[^/]*\.(js|js\.map)|console\/(index\.html|assets\/[\w-]+\.(js|css))|image\/[^/]*\.(tar\.zst|md)|src\/.*\.(ts|json)|package\.json|README\.md|LICENSE|CHANGELOG\.md)$/;
const test = /\.test(-d)?\.|\.bench\./;
const required = ['README.md', 'LICENSE', 'package.json'];

/** What is wrong with the files that a package would publish, or with what its exports name, in a sentence each. */
export function findContentProblems(manifest: Manifest, files: readonly string[]): readonly string[] {
  const { name, exports = {}, bin = {}, files: publishedFolders = [] } = manifest;
  // A folder that was not built would be left out without a word.
  const folders = publishedFolders.filter((folder) => !/[*!.]/.test(folder));
  const has = (path: string): boolean => files.includes(path.replace(/^\.\//, ''));
  return [
    ...required.filter((file) => !has(file)).map((file) => `${name} has no ${file}`),
    ...folders
      .filter((folder) => !files.some((file) => file.startsWith(`${folder}/`)))
      .map((folder) => `${name} has nothing in ${folder}, which it means to publish`),
    ...files.filter((file) => !expected.test(file)).map((file) => `${name} publishes ${file}, which is no part of it`),
    ...files.filter((file) => test.test(file)).map((file) => `${name} publishes a test: ${file}`),
    ...files.filter((file) => isStale(file, has)).map((file) => `${name} publishes ${file}, which has no source`),
    ...Object.entries(exports).flatMap(([entry, target]) => {
      if (typeof target === 'string') return [];
      const types = target['types'] === undefined ? [`${name} exports ${entry} without types`] : [];
      const missing = Object.values(target).filter((path) => !has(path));
      return [...types, ...missing.map((path) => `${name} exports ${entry} as ${path}, which it does not publish`)];
    }),
    ...Object.values(bin)
      .filter((path) => !has(path))
      .map((path) => `${name} has ${path} for a command, but does not publish it`),
  ];
}

function isStale(file: string, has: (path: string) => boolean): boolean {
  const compiled = /^dist\/(.*)\.(d\.ts|js)(\.map)?$/.exec(file)?.[1];
  return compiled !== undefined && !has(`src/${compiled}.ts`);
}
