import type { ContractRun } from './run-schemathesis.ts';

/** What several runs came to. */
export interface Total {
  readonly cases: number;
  readonly seconds: number;
  /** Operations that were asked for. */
  readonly reached: readonly string[];
  /** Those of them that were never answered with success. */
  readonly refused: readonly string[];
  /** Of how many operations Schemathesis could not make up all cases that it wanted to. */
  readonly ungenerated: number;
  readonly failures: number;
}

type Counts = Pick<ContractRun, 'version' | 'cases' | 'seconds' | 'statuses' | 'failures' | 'ungenerated'>;

/** Adds up runs. */
export function totalOfRuns(runs: readonly Counts[]): Total {
  const succeeded = new Map<string, boolean>();
  for (const { version, statuses } of runs)
    for (const [operation, answered] of Object.entries(statuses)) {
      const name = `${version} ${operation}`;
      const isSuccess = Object.keys(answered).some((status) => /^[23]/u.test(status));
      succeeded.set(name, succeeded.get(name) === true || isSuccess);
    }
  const sum = (of: 'cases' | 'seconds' | 'failures' | 'ungenerated'): number =>
    runs.reduce((before, run) => before + run[of], 0);
  return {
    cases: sum('cases'),
    seconds: sum('seconds'),
    reached: [...succeeded.keys()],
    refused: [...succeeded].flatMap(([name, isSuccess]) => (isSuccess ? [] : name)).toSorted(),
    ungenerated: sum('ungenerated'),
    failures: sum('failures'),
  };
}

/** Says it in a line. */
export function sayTotal({ cases, seconds, reached, refused, ungenerated, failures }: Total): string {
  return [
    `${cases} cases in ${seconds} s`,
    `${reached.length} operations reached`,
    `${reached.length - refused.length} answered with success`,
    ...(ungenerated > 0 ? [`${ungenerated} for which Schemathesis could not make up every case`] : []),
    `${failures} failures`,
  ].join(', ');
}
