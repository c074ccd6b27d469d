import type { CaseResult, Report } from './report.ts';

/** How the tenant says that it serves an operation. */
export interface Coverage {
  readonly operationId: string;
  readonly support: string;
  readonly differs?: string;
}

/** What is held of a method, or of a case about none. */
export interface Verdict {
  readonly service: string;
  /** The method and, for a failure, the case. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped, or how an operation that it uses differs from Benchling. */
  readonly note?: string;
}

// Where cases stand that are about no method.
const aroundMethods = '(around)';

/** Judges every method: it passes when it has cases and all of them hold. A method without a case fails. */
export function judge(report: Report, coverage: readonly Coverage[]): readonly Verdict[] {
  const known = new Set(report.methods);
  const differs = new Map(coverage.flatMap((one) => (one.differs ? [[one.operationId, one.differs] as const] : [])));
  return [
    ...report.methods.map((method) => ofMethod(method, report.results, differs)),
    ...report.results
      .filter(({ method }) => !known.has(method))
      .map((result) => ({ ...ofCases(result.method, [result]), service: aroundMethods, name: result.case })),
    ...report.unserved.map((name) => ({
      service: `${name.split('.')[0]} of the SDK`,
      name,
      outcome: 'skipped' as const,
      note: 'The tenant does not serve this version of the API.',
    })),
  ];
}

function ofMethod(method: string, results: readonly CaseResult[], differs: ReadonlyMap<string, string>): Verdict {
  const cases = results.filter((result) => result.method === method);
  if (cases.length === 0) {
    return { ...named(method), outcome: 'failed', note: 'It has no case.' };
  }
  const verdict = ofCases(method, cases);
  if (verdict.outcome !== 'passed') return verdict;
  const notes = new Set(cases.flatMap(({ operations }) => operations.flatMap((id) => differs.get(id) ?? [])));
  return notes.size === 0 ? verdict : { ...verdict, note: [...notes].join(' ') };
}

function ofCases(method: string, cases: readonly CaseResult[]): Verdict {
  const failures = cases.flatMap((one) =>
    one.error === null ? [] : [`${one.case === '' ? '' : `(${one.case}) `}${one.error}`],
  );
  if (failures.length > 0) return { ...named(method), outcome: 'failed', note: failures.join('\n') };
  const unserved = cases.find((one) => one.unserved !== null)?.unserved;
  return unserved == null
    ? { ...named(method), outcome: 'passed' }
    : { ...named(method), outcome: 'skipped', note: unserved };
}

function named(method: string): Pick<Verdict, 'service' | 'name'> {
  return { service: method.split('.')[0] ?? method, name: method };
}
