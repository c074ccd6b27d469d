import { invalidRequest } from '../api-error.ts';
import { timestamp } from '../clock/timestamp.ts';
import { demandParties } from '../entities/place-entity.ts';
import type { Actor } from '../engine/changes.ts';
import type { Engine } from '../engine/engine.ts';
import type { ItemRow } from '../engine/item-row.ts';
import type { Facet } from '../engine/item-store.ts';
import { updateItem } from '../engine/write-item.ts';
import { entry, entryFacets, type EntryBody, type EntryDay, type ReviewRecord } from './entry-family.ts';

/** How the review of an entry is to stand. */
export interface ReviewState {
  /** Such as `NEEDS_REVIEW` or `ACCEPTED`; `null` takes the review away. */
  readonly status: string | null;
  readonly comment?: string;
  /** Default: those it has. */
  readonly reviewerIds?: readonly string[];
}

const ACTIONS: Readonly<Record<string, string>> = {
  NEEDS_REVIEW: 'SEND_FOR_REVIEW',
  ACCEPTED: 'ACCEPT',
  REJECTED: 'REJECT',
  RETRACTED: 'RETRACT',
};

const ENTRY_FACETS = new Set(['displayId', 'reviewer', 'reviewStatus', 'mention', 'table']);

/** Sets how the review of an entry stands, which people do in Benchling's UI. @throws {TenantApiError} 400 */
export function setReview(engine: Engine, actor: Actor, entryId: string, review: ReviewState): ItemRow {
  const { clock, ids, identity } = engine.context;
  return rewrite(engine, actor, entryId, (before) => {
    const { status, comment = '', reviewerIds = before.assignedReviewers.map(({ id }) => id) } = review;
    demandParties(engine, reviewerIds, 'reviewerIds');
    const change = {
      id: ids.uuid(),
      action: ACTIONS[status ?? ''] ?? 'COMMENT',
      comment,
      createdAt: timestamp(clock.now()),
      esigned: false,
      reviewSnapshot: null,
    };
    const reviewRecord: ReviewRecord | null =
      status === null
        ? null
        : {
            status,
            comment,
            reviewChanges: [...(before.reviewRecord?.reviewChanges ?? []), change],
            reviewProcesses: null,
          };
    return { ...before, reviewRecord, assignedReviewers: reviewerIds.flatMap((id) => identity.party(id) ?? []) };
  });
}

/** Writes the days of an entry and their notes, which people do in Benchling's UI. @throws {TenantApiError} 400 */
export function setDays(engine: Engine, actor: Actor, entryId: string, days: readonly EntryDay[]): ItemRow {
  return rewrite(engine, actor, entryId, (before) => ({ ...before, days }));
}

function rewrite(engine: Engine, actor: Actor, entryId: string, edit: (before: EntryBody) => EntryBody): ItemRow {
  const row = engine.items.get(entryId);
  if (row?.type !== 'entry') throw invalidRequest(`Invalid entryId: ${entryId}.`, { invalidId: entryId });
  const before = JSON.parse(row.body) as EntryBody;
  const after = edit(before);
  const kept = engine.items.facets(entryId).filter((facet: Facet) => !ENTRY_FACETS.has(facet.name));
  const members = ['days', 'reviewRecord', 'assignedReviewers'] as const;
  return engine.context.db.transaction(() =>
    updateItem(
      engine,
      actor,
      entry,
      row,
      { ...row, body: JSON.stringify(after) },
      {
        properties: members.map((member) => ({ property: member, from: before[member], to: after[member] })),
        index: { facets: [...kept, ...entryFacets(after)], names: [] },
      },
    ),
  );
}
