/** What a change makes of a kept value, and what whoever asked for it is given. */
export interface Change<T> {
  /** Plain JSON. Left out: what is kept stays as it is. */
  readonly keep?: unknown;
  readonly give: T;
}

/**
 * Small values that all processes of an app have in common, each under a key: what is left of the rate limit, and the token. The
 * engine's database of `@ligase/workflows` is one.
 */
export interface SharedState {
  /** Makes it ready. May be called more than once; each call wants a `close`. */
  open(): Promise<void>;
  /**
   * Changes what is kept under a key. While `change` runs, nobody else changes that key; it is told what is kept (`undefined` at
   * first) and the state's own time, which is the same for all processes. It may be called again, and must do nothing else.
   */
  change<T>(key: string, change: (kept: unknown, now: number) => Change<T>): Promise<T>;
  close(): Promise<void>;
}
