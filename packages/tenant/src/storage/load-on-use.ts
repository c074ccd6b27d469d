import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Loads a package when it is first needed: what few calls need shall not slow the start of every tenant. */
export function loadOnUse(name: string): unknown {
  return require(name);
}
