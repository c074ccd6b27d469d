import { randomBytes } from 'node:crypto';
import type { Ids } from '../clock/clock.ts';

/** Ids that are the same in every run, for tests: `etr_00000001`, `seq_00000002`. Secrets stay random. */
export function sequentialIds(): Ids {
  let count = 0;
  return {
    next: (prefix, length = 8) => {
      count += 1;
      return prefix + String(count).padStart(length, '0');
    },
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
    secretBytes: (size) => randomBytes(size),
  };
}
