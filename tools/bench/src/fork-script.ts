import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Starts a script of `scripts/` as it was built. Stripping its types at the start would be measured, too: the compiler
 * that does it goes on optimizing itself in the background, and fills a fifth of the memory.
 */
export function forkScript(script: string, args: readonly string[] = []): ChildProcess {
  const built = new URL(`../dist/${script.replace(/\.ts$/, '.js')}`, import.meta.url);
  // Without this process's flags, so that the packages are those that are published.
  return fork(fileURLToPath(built), args, { execArgv: ['--no-warnings'] });
}
