/** One figure of a benchmark, beside its goal. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The largest value that is good enough; `undefined` for a figure that only shows where peers stand. */
  readonly goal: number | undefined;
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

/** Whether a figure meets its goal, if it has one. */
export function isGoodEnough({ value, goal }: Figure): boolean {
  return goal === undefined || value <= goal;
}
