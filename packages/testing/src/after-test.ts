import { onTestFinished } from 'vitest';

/** Runs `cleanUp` when the test that is running ends. Outside a test, in a hook or a program, whoever calls has to. */
export function afterTest(cleanUp: () => Promise<void>): void {
  try {
    onTestFinished(cleanUp);
  } catch {
    // vitest has no other way to say that no test is running.
  }
}
