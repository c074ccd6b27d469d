import { operations } from '@ligase/benchling-api/v2';
import { operations as operationsV3 } from '@ligase/benchling-api/v3';
import type { Benchling } from '@ligase/core';
import type { AuditRecord } from '@ligase/plugin-auditing/contract';
import { highest, policyFor, suffices, type AccessLevel } from '../access-level.ts';
import { operationNeeds } from '../operation-needs.ts';
import { grantsOf, levelOf, readGrants, type PlaceRef } from '../reading/grants.ts';
import { isLocatable, locateObject } from '../reading/locate-object.ts';
import { readPlaces } from '../reading/places.ts';
import type { Standing } from '../reading/standing.ts';
import { subjectOfApp } from '../reading/subject.ts';
import type { UsageNote } from '../usage/usage-note.ts';

/** What the app needs and has in one project or registry. */
export interface PlaceReport {
  readonly place: PlaceRef;
  /** The least that would have done; `undefined` when the app did nothing there. */
  readonly needs: AccessLevel | undefined;
  /** What it has; `undefined` for nothing. `unknown` when Benchling does not show that. */
  readonly has: AccessLevel | 'unknown' | undefined;
  /** The operations that need the most. */
  readonly because: readonly string[];
  readonly tooMuch: boolean;
}

/** Something that was refused, and what would have let it. */
export interface RefusedUse {
  readonly operationId: string;
  readonly subject: string;
  readonly needs: AccessLevel;
  /** Where the subject stands; `undefined` when the app cannot see that. */
  readonly place: PlaceRef | undefined;
}

/** How little access would do. */
export interface LeastPrivilegeReport {
  readonly app: string;
  readonly places: readonly PlaceReport[];
  readonly refused: readonly RefusedUse[];
  /** Objects that were used and whose place the app cannot tell now, such as ones it lost sight of. */
  readonly unplaced: readonly string[];
  /** What this rests on, in words. */
  readonly basedOn: readonly string[];
}

/** What a report is made from. */
export interface LeastPrivilegeParts {
  readonly benchling: Benchling;
  readonly standing: Standing;
  readonly notes: readonly UsageNote[];
  readonly records: AsyncIterable<AuditRecord>;
  readonly sinkName: string;
  readonly since: Date | undefined;
  readonly until: Date | undefined;
}

/** Computes the smallest grants that would have been enough, beside those that there are. */
export async function leastPrivilege(parts: LeastPrivilegeParts): Promise<LeastPrivilegeReport> {
  const { benchling, standing, sinkName } = parts;
  const noted = parts.notes.filter((note) => inSpan(note.day, parts));
  const recorded = await notesOf(parts.records);
  const uses = [...noted, ...recorded];
  const placed = await placesOf(benchling, new Set(uses.map(({ subject }) => subject)));

  const seen = await readPlaces(benchling);
  const places = await Promise.all(
    seen.map(async (place): Promise<PlaceReport> => {
      const here = uses.filter(({ subject, outcome }) => outcome === 'done' && placed.get(subject)?.id === place.id);
      const needs = highest(here.map((use) => use.needs));
      const grants = await readGrants(benchling, place.id);
      const told = grants.known && standing.unknowns.length === 0;
      const has = told ? levelOf(grantsOf(grants.grants, subjectOfApp(standing))) : ('unknown' as const);
      const because = here.filter((use) => use.needs === needs).map(({ operationId }) => operationId);
      return { place, needs, has, because: [...new Set(because)].toSorted(), tooMuch: isTooMuch(has, needs) };
    }),
  );
  const refused = uses.filter(({ outcome }) => outcome === 'refused');
  const done = uses.filter(({ outcome, subject }) => outcome === 'done' && placed.get(subject) === undefined);
  return {
    app: standing.name,
    places,
    refused: unique(refused).map(({ operationId, subject, needs }) => ({
      operationId,
      subject,
      needs,
      place: placed.get(subject),
    })),
    unplaced: [...new Set(done.map(({ subject }) => subject))].toSorted(),
    basedOn: [
      `${noted.length} notes of what was read and done, kept in ${sinkName}; what the app did before it took notes is not in them.`,
      `${recorded.length} subjects of changes in the audit trail; it holds no reads, and of a bulk call the first 50 objects.`,
      'Entries that others wrote and the app edited need Admin; the trail does not tell whose they were, so Write is counted.',
      ...standing.unknowns,
    ],
  };
}

/** What people call a policy, none, or one that cannot be told. */
export function policyOrNone(level: AccessLevel | 'unknown' | undefined): string {
  if (level === 'unknown') return 'cannot tell';
  return level === undefined ? 'None' : policyFor(level);
}

function isTooMuch(has: PlaceReport['has'], needs: AccessLevel | undefined): boolean {
  if (has === undefined || has === 'unknown') return false;
  return needs === undefined || !suffices(needs, has);
}

function inSpan(day: string, { since, until }: Pick<LeastPrivilegeParts, 'since' | 'until'>): boolean {
  return (
    (since === undefined || day >= since.toISOString().slice(0, 10)) &&
    (until === undefined || day <= until.toISOString().slice(0, 10))
  );
}

/** The trail's changes as notes: what was done to each object. */
async function notesOf(records: AsyncIterable<AuditRecord>): Promise<readonly UsageNote[]> {
  const byId = new Map([...Object.values(operations), ...Object.values(operationsV3)].map((one) => [one.id, one]));
  const notes: UsageNote[] = [];
  for await (const { operationId, outcome, targets, at } of records) {
    const operation = operationId === undefined ? undefined : byId.get(operationId);
    // A refusal is noted with the place that it was for; the trail has only the objects.
    if (operation === undefined || (outcome !== 'succeeded' && outcome !== 'accepted')) continue;
    const needs = operationNeeds(operation).object;
    for (const subject of targets.filter(isLocatable))
      notes.push({ day: at.slice(0, 10), operationId: operation.id, subject, needs, outcome: 'done' });
  }
  return notes;
}

async function placesOf(benchling: Benchling, subjects: ReadonlySet<string>): Promise<ReadonlyMap<string, PlaceRef>> {
  const placed = new Map<string, PlaceRef>();
  for (const subject of subjects) {
    // oxlint-disable-next-line no-await-in-loop -- a report is no hurry, and the app's budget is for its work
    const { place } = await locateObject(benchling, subject);
    if (place !== undefined) placed.set(subject, place);
  }
  return placed;
}

function unique(uses: readonly UsageNote[]): readonly UsageNote[] {
  return [...new Map(uses.map((use) => [`${use.operationId} ${use.subject} ${use.needs}`, use])).values()];
}
