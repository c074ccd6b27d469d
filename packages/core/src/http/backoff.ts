/** A random part of a pause that doubles with each try ("full jitter"), so that those who failed together part ways. */
export function backoffMs(tries: number, random: () => number): number {
  const longest = Math.min(firstMs * 2 ** (tries - 1), capMs);
  return Math.max(random() * longest, shortestMs);
}

const firstMs = 500;
const capMs = 15_000;
const shortestMs = 20;
