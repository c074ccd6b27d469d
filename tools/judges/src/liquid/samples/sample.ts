import { InputError } from '@ligase/core/errors';

/** A file that others publish and that one of our readers claims. */
export interface Sample {
  readonly name: string;
  /**
   * Reads it, and counts for itself whether that was right.
   *
   * @throws {InputError} as the reader refuses it; any other error where it was read wrongly.
   */
  readonly read: () => void;
  /** What the refusal says of a file that a reader must not take. */
  readonly refusal?: RegExp;
}

/** What became of samples. */
export interface SampleVerdict {
  readonly read: number;
  /** How many were refused as they should be, by what was said. */
  readonly refused: ReadonlyMap<string, number>;
  /** What was refused, or taken, or read wrongly against all expectation. */
  readonly wrong: readonly string[];
}

/** Reads each sample. */
export function readSamples(samples: readonly Sample[]): SampleVerdict {
  const refused = new Map<string, number>();
  const wrong: string[] = [];
  let read = 0;
  for (const { name, read: readOne, refusal } of samples) {
    const problem = problemOf(readOne);
    if (problem === undefined && refusal === undefined) read += 1;
    else if (problem === undefined) wrong.push(`${name} was read, and should have been refused`);
    else if (problem instanceof InputError && refusal?.test(problem.message) === true)
      refused.set(problem.message, (refused.get(problem.message) ?? 0) + 1);
    else wrong.push(`${name}: ${problem.message}`);
  }
  return { read, refused, wrong };
}

function problemOf(read: () => void): Error | undefined {
  try {
    read();
    return undefined;
  } catch (problem) {
    if (problem instanceof Error) return problem;
    throw problem;
  }
}
