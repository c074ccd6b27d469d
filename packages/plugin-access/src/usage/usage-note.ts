import type { AccessLevel } from '../access-level.ts';

/** That something was done, or refused, on one day: how often does not matter for access, so it is not kept. */
export interface UsageNote {
  /** The day in UTC: `2026-01-05`. */
  readonly day: string;
  readonly operationId: string;
  /** What it was done to or in: the id of a project, registry, folder or object. */
  readonly subject: string;
  readonly needs: AccessLevel;
  readonly outcome: 'done' | 'refused';
}

/** What tells notes apart. */
export function keyOf({ day, operationId, subject, needs, outcome }: UsageNote): string {
  return [day, operationId, subject, needs, outcome].join(' ');
}
