import type { Reporter, TestModule } from 'vitest/node';

/** Ends a test run with `N passed, N failed, N skipped` alone on a line, for people and CI alike. */
export function countReporter(): Reporter {
  return {
    onTestRunEnd(modules, errors) {
      const { passed, failed, skipped } = count(modules);
      console.log(`${passed} passed, ${failed + errors.length} failed, ${skipped} skipped`);
    },
  };
}

/** A file that could not be loaded counts as one failed test: it has none of its own to count. */
function count(modules: readonly TestModule[]): Record<'passed' | 'failed' | 'skipped', number> {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const module of modules) {
    counts.failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      counts[state === 'pending' ? 'skipped' : state] += 1;
    }
  }
  return counts;
}
