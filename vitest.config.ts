import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { countReporter } from './tools/checks/src/count-reporter.ts';

// Tests run on the sources: no build comes first.
const conditions = ['@ligase/source', 'module', 'node', 'development|production'];

export default defineConfig({
  resolve: { conditions },
  // Not `module`: what it leads to is for bundlers, and some of it names files in a way that Node does not load.
  ssr: { resolve: { conditions: conditions.filter((one) => one !== 'module') } },
  test: {
    // Many tests wait for processes that they start; with a worker more than there are cores, others go on meanwhile.
    maxWorkers: availableParallelism() + 1,
    coverage: { provider: 'v8', include: ['packages/*/src/**'], reporter: ['text', 'lcov'] },
    reporters: ['default', countReporter()],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // What ends in `.browser.ts` or `.built.ts` is for the project below.
          include: ['{packages,apps,examples,tools}/*/{src,test}/**/*.test.ts', 'tools/setup/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'console',
          include: ['packages/console/test/*.{browser,built}.ts'],
          globalSetup: 'packages/console/test/browser-server.ts',
          testTimeout: 60_000,
          // As long as the waits of the browser are.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
