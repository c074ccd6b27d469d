import type { RolldownOptions } from 'rolldown';

/**
 * Bundles an app from its sources: `src/<entry>.ts` becomes `bundle/<entry>/index.mjs`, one file that starts from an empty
 * folder. Each entry is its own configuration, since several in one would share a chunk.
 */
export function bundleApp(...entries: readonly string[]): RolldownOptions[] {
  return entries.map((entry) => ({
    input: { [entry]: `src/${entry}.ts` },
    platform: 'node',
    resolve: { conditionNames: ['@ligase/source', 'node', 'import', 'module', 'default'] },
    output: {
      dir: `bundle/${entry}`,
      cleanDir: true,
      entryFileNames: 'index.mjs',
      format: 'esm',
      codeSplitting: false,
      minify: true,
      // Errors are named for their class.
      keepNames: true,
      sourcemap: true,
    },
  }));
}
