import type { RolldownOptions } from 'rolldown';

/**
 * Bundles an app from its sources: `src/<entry>.ts` becomes `bundle/<entry>/index.mjs`, which starts from an empty folder, with
 * what it reads beside it in `assets`. Each entry is its own configuration, since several in one would share a chunk.
 */
export function bundleApp(...entries: readonly string[]): RolldownOptions[] {
  return entries.map((entry) => bundleEntry(`src/${entry}.ts`, `bundle/${entry}`));
}

/** Bundles one file with all that it imports. */
export function bundleEntry(input: string, folder: string): RolldownOptions {
  return {
    input: { index: input },
    platform: 'node',
    // Without "import" and "require", which the bundler adds for how a module is asked for.
    resolve: { conditionNames: ['@ligase/source', 'node', 'module', 'default'] },
    // PGlite and the database that workflows begin with are files.
    experimental: { resolveNewUrlToAsset: true },
    output: {
      dir: folder,
      cleanDir: true,
      entryFileNames: 'index.mjs',
      format: 'esm',
      codeSplitting: false,
      minify: true,
      // Errors are named for their class.
      keepNames: true,
      sourcemap: true,
    },
  };
}

/**
 * Bundles a package's own sources, and nothing that it depends on: `src/<entry>.ts` becomes `bundle/<entry>.js`, with what
 * several entries share, or load late, in chunks beside it. For packages of hundreds of files, which Node would look for one by one.
 */
export function bundlePackage(...entries: readonly string[]): RolldownOptions {
  return {
    input: Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`])),
    platform: 'node',
    external: /^[^./]/,
    output: {
      dir: 'bundle',
      cleanDir: true,
      entryFileNames: '[name].js',
      chunkFileNames: '[name]-[hash].js',
      format: 'esm',
      sourcemap: true,
    },
  };
}
