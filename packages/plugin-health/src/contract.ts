import { token, type Token } from '@ligase/core';

/** Looks whether something works, and throws when it does not. It is given up on when the signal aborts. */
export type HealthCheck = (signal: AbortSignal) => void | Promise<void>;

/** How one check ended. */
export interface CheckResult {
  readonly name: string;
  readonly ok: boolean;
  /** Why not, in a sentence. */
  readonly reason?: string;
}

/** Whether an app can take work now. */
export interface Readiness {
  readonly ready: boolean;
  readonly checks: readonly CheckResult[];
}

/** Whether the app is well, for whoever keeps it running: an orchestrator, a load balancer, a person. */
export interface Health {
  /**
   * Adds something that must work for the app to take work: its database, its queue. Not Benchling itself, or all replicas
   * would be taken out of service whenever Benchling is.
   *
   * @throws {InputError} `INPUT_INVALID` when there is a check of that name.
   */
  addCheck(name: string, check: HealthCheck): void;
  /** Runs every check. Never throws; a check that fails or takes too long makes the app not ready, as does its stopping. */
  readiness(): Promise<Readiness>;
}

/** Names the service to whoever requires it. */
export const health: Token<Health, 'health'> = token<Health>()('health');
