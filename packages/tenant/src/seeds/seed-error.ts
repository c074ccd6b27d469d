/** Something that is wrong with a seed, and where in it. */
export interface SeedProblem {
  /** Such as `projects[0].access[1]`; empty for the whole. */
  readonly at: string;
  /** Such as `names "Bob", which the seed does not have`. */
  readonly problem: string;
}

/** Why a tenant cannot hold a seed, in words for whoever wrote it. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  /** Each thing that is wrong; none when it is not in the seed itself. */
  readonly problems: readonly SeedProblem[];
  constructor(message: string, problems: readonly SeedProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** The error that says all of it. */
export function seedError(problems: readonly SeedProblem[]): SeedError {
  const all = problems.map(({ at, problem }) => `${at || 'it'} ${problem}`).join('; ');
  return new SeedError(`The seed cannot be used: ${all.replace(/\.$/u, '')}.`, problems);
}
