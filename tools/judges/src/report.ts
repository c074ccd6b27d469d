/** What came of one case of a suite. */
export interface CaseResult {
  /** As `service.method`; empty for what an SDK does around its methods. */
  readonly method: string;
  readonly case: string;
  /** The operations that the tenant was asked for meanwhile. */
  readonly operations: readonly string[];
  /** Where the case broke and why. */
  readonly error: string | null;
  /** Why the tenant need not have what the method asks for, once the case has shown that it has not. */
  readonly unserved: string | null;
}

/** What a suite says when it has run. */
export interface Report {
  /** Every public method that reflection found. */
  readonly methods: readonly string[];
  /** What a method asks for, such as `POST /boxes/{}`, where a suite can tell before it runs. */
  readonly routes?: Readonly<Record<string, string>>;
  /** Methods of versions of the API that the tenant does not serve. */
  readonly unserved: readonly string[];
  readonly results: readonly CaseResult[];
}
