import type { Level } from '../levels/well.ts';

/** Whether a container holds what is expected. An unknown volume says nothing, and of an empty one the contents do not. */
export function sameLevel(found: Level | undefined, expected: Level): boolean {
  if (found === undefined) return false;
  if (expected.volumePl !== null && found.volumePl !== expected.volumePl) return false;
  if (expected.volumePl === 0) return true;
  return (
    found.contentIds.length === expected.contentIds.length &&
    found.contentIds.every((id, index) => id === expected.contentIds[index])
  );
}
