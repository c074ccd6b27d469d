/** A source of chance that gives the same for the same seed. */
export interface Random {
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  /** One of these. */
  readonly one: <T>(all: readonly [T, ...T[]]) => T;
}

/** A source of chance for a seed (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole: Random['whole'] = (least, most) => least + Math.floor(next() * (most - least + 1));
  return { whole, one: (all) => all[whole(0, all.length - 1)] ?? all[0] };
}
