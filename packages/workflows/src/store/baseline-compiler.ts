import { setFlagsFromString } from 'node:v8';

/**
 * Does the work while V8 compiles WebAssembly once and quickly. What it then compiles it does not optimize later, as it does by
 * itself while PostgreSQL runs: that takes 500 MB for some seconds and half of the CPU of a start, and makes no query quicker.
 */
export async function withBaselineCompiler<T>(work: () => Promise<T>): Promise<T> {
  setFlagsFromString('--no-wasm-tier-up');
  setFlagsFromString('--no-wasm-dynamic-tiering');
  try {
    return await work();
  } finally {
    setFlagsFromString('--wasm-tier-up');
    setFlagsFromString('--wasm-dynamic-tiering');
  }
}
