import type { BenchlingChange } from './benchling-change.ts';
import { kindOfEvent } from './change-kind.ts';
import type { OurChange } from './our-change.ts';

/** Which change of ours is which of Benchling's. */
export interface Pairing {
  /** The changes of Benchling's log that belong to one of ours; more than one only where Benchling split it. */
  of(ours: OurChange): readonly BenchlingChange[];
  /** Ours, which one of Benchling's belongs to. */
  ownerOf(theirs: BenchlingChange): OurChange | undefined;
  /** All of the app's that one of ours could be, the nearest in time first. */
  candidates(ours: OurChange): readonly BenchlingChange[];
}

const order = { done: 0, open: 1, 'not-done': 2 } as const;

/**
 * Pairs as many changes as can be, those that must have a partner before those that may: a maximum matching by augmenting
 * paths, so that no pair is spoilt by the order in which two changes of one object are looked at.
 */
export function pairChanges(
  ours: readonly OurChange[],
  theirs: readonly BenchlingChange[],
  toleranceMs: number,
): Pairing {
  const candidates = findCandidates(theirs, toleranceMs);
  const candidatesOf = new Map(ours.map((change) => [change, candidates(change)]));
  const owners = new Map<BenchlingChange, OurChange>();

  const place = (change: OurChange, asked: Set<BenchlingChange>): boolean => {
    for (const candidate of candidatesOf.get(change) ?? []) {
      if (asked.has(candidate)) continue;
      asked.add(candidate);
      const owner = owners.get(candidate);
      if (owner !== undefined && !place(owner, asked)) continue;
      owners.set(candidate, change);
      return true;
    }
    return false;
  };
  for (const change of ours.toSorted((a, b) => order[a.expected] - order[b.expected])) place(change, new Set());
  const owned = new Map<OurChange, BenchlingChange[]>();
  for (const [change, owner] of owners) owned.set(owner, [change]);
  for (const change of ours.filter(({ divisible, expected }) => divisible && expected !== 'not-done'))
    for (const candidate of candidatesOf.get(change) ?? []) {
      const joined = [...(owned.get(change) ?? []), candidate];
      if (owners.has(candidate) || objectsIn(change, joined).size > Math.max(change.objectCount, 1)) continue;
      owners.set(candidate, change);
      owned.set(change, joined);
    }

  return {
    of: (change) => owned.get(change) ?? [],
    ownerOf: (change) => owners.get(change),
    candidates: (change) => candidatesOf.get(change) ?? [],
  };
}

/** Whether Benchling's change is, by its objects and its kind, what ours says. */
export function isSameChange(ours: OurChange, { rows }: BenchlingChange): boolean {
  return rows.some(({ objectId, objectType, eventDescription }) => {
    const kind = kindOfEvent(eventDescription);
    if (ours.kinds !== undefined && kind !== undefined && !ours.kinds.has(kind)) return false;
    if (ours.objectIds.includes(objectId)) return true;
    // What was to be made has no id yet. Objects beyond those that a record keeps are known by their type alone.
    const unnamed = ours.objectIds.length === 0 || ours.objectIds.length < ours.objectCount;
    return unnamed && kind !== undefined && ours.kinds?.has(kind) === true && nounOf(objectType) === ours.noun;
  });
}

/** The objects to which Benchling's changes did what ours says. */
export function objectsIn(ours: OurChange, theirs: readonly BenchlingChange[]): ReadonlySet<string> {
  const rows = theirs.flatMap((change) => change.rows);
  const types = new Set(rows.filter(({ objectId }) => ours.objectIds.includes(objectId)).map((row) => row.objectType));
  const done = rows.filter(({ objectType, eventDescription }) => {
    const kind = kindOfEvent(eventDescription);
    const sameKind = ours.kinds === undefined || kind === undefined || ours.kinds.has(kind);
    return sameKind && (types.has(objectType) || nounOf(objectType) === ours.noun);
  });
  return new Set(done.map(({ objectId }) => objectId));
}

/** How far, in milliseconds, a moment lies outside the time in which ours was done. */
export function distanceMs({ fromMs, toMs }: OurChange, at: string): number {
  const moment = Date.parse(at);
  return Math.max(fromMs - moment, moment - toMs, 0);
}

function findCandidates(
  theirs: readonly BenchlingChange[],
  toleranceMs: number,
): (ours: OurChange) => readonly BenchlingChange[] {
  const byApp = theirs.filter((change) => change.byApp);
  const byObject = new Map<string, Set<BenchlingChange>>();
  for (const change of byApp)
    for (const { objectId } of change.rows) byObject.set(objectId, (byObject.get(objectId) ?? new Set()).add(change));

  return (ours) => {
    const { objectIds, objectCount } = ours;
    const named = new Set(objectIds.flatMap((id) => [...(byObject.get(id) ?? [])]));
    return [...(objectIds.length === 0 || objectIds.length < objectCount ? byApp : named)]
      .filter((change) => distanceMs(ours, change.at) <= toleranceMs && isSameChange(ours, change))
      .toSorted(
        (a, b) => Number(named.has(b)) - Number(named.has(a)) || distanceMs(ours, a.at) - distanceMs(ours, b.at),
      );
  };
}

/** `DNA Sequence` → `dna-sequence`, as the trail's actions have it. */
function nounOf(objectType: string): string {
  return objectType.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
