import { invalidRequest } from '../api-error.ts';
import type { Engine } from '../engine/engine.ts';
import type { Party } from '../identity/identity.ts';

/** Someone who may be responsible for something: a user, an app, an organization or a team. */
export type PartySummary = Party;

/** A team as other objects name it. */
export interface TeamSummary {
  readonly id: string;
  readonly name: string;
}

/** The team with this id; `undefined` when there is none. */
export function teamSummary({ context }: Engine, id: string): TeamSummary | undefined {
  return context.db.prepare<TeamSummary>('SELECT id, name FROM teams WHERE id = ?').get(id);
}

/** Whoever has this id. A team has no handle. @throws {TenantApiError} 400 when it is nobody's. */
export function partySummary(engine: Engine, id: string): PartySummary {
  const team = teamSummary(engine, id);
  const party = team ? { ...team, handle: '' } : engine.context.identity.party(id);
  if (!party) throw invalidRequest(`Invalid id: ${id}. There is no such user or team.`, { invalidId: id });
  return party;
}
