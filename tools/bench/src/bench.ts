/** One figure of a benchmark, beside its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The largest value that is good enough; `undefined` for a figure that only shows where peers stand. */
  readonly goal: number | undefined;
  /** What the least possible work came to in the same run, where that is measured. Nothing that does more can be below it. */
  readonly floor?: number;
}

/** What a file `g<number>-….ts` of this folder exports as `bench`; adding such a file adds a benchmark. */
export interface Bench {
  /** The goal that it belongs to, such as `G1`. */
  readonly goal: string;
  /** Says in one line what is measured. */
  readonly title: string;
  /** Whether it takes minutes: it then runs only when it is named. */
  readonly slow?: boolean;
  run(): Promise<readonly Figure[]>;
}
