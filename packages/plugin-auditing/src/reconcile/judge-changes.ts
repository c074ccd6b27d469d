import type { BenchlingChange } from './benchling-change.ts';
import type { OurChange } from './our-change.ts';
import { distanceMs, isSameChange, objectsIn, type Pairing } from './pair-changes.ts';
import type { Finding, Reconciled, ResolvedFinding } from './reconciled.ts';

/** The part of a reconciliation that is to be judged, and what is known for it. */
export interface Judged {
  readonly ours: readonly OurChange[];
  readonly theirs: readonly BenchlingChange[];
  readonly pairing: Pairing;
  readonly toleranceMs: number;
  /** Of what has no partner: the objects of which Benchling's log shows the app anything, so that nothing there means something. */
  readonly visible: ReadonlySet<string>;
  readonly source: Reconciled['source'];
}

/** The lists of a reconciliation. */
export type Findings = Pick<Reconciled, 'confirmed' | 'onlyOurs' | 'onlyBenchlings' | 'resolved' | 'unsure'>;

type Place = keyof Findings;
type Verdict = readonly [place: Exclude<Place, 'resolved'>, reason: string] | readonly ['resolved', string, boolean];

/** Says of each change of the trail, and of each that only Benchling's log has, where it stands and why. */
export function judgeChanges(judged: Judged, inWindow: (at: string) => boolean): Findings {
  const { ours, theirs, pairing } = judged;
  const lists = { confirmed: [], onlyOurs: [], onlyBenchlings: [], resolved: [], unsure: [] } as {
    readonly [P in Place]: P extends 'resolved' ? ResolvedFinding[] : Finding[];
  };
  for (const change of ours.filter(({ record }) => inWindow(record.at))) {
    const benchling = pairing.of(change);
    const [place, reason, done] = benchling.length === 0 ? withoutPartner(change, judged) : paired(change, judged);
    const { record, end } = change;
    const finding = { reason, record, ...(end !== undefined && { end }), benchling };
    if (place === 'resolved') lists.resolved.push({ ...finding, done });
    else lists[place].push(finding);
  }
  for (const change of theirs)
    if (change.byApp && inWindow(change.at) && pairing.ownerOf(change) === undefined)
      lists.onlyBenchlings.push({
        reason: `${change.by} did it, and the trail has no record of it`,
        benchling: [change],
      });
  return lists;
}

function paired(ours: OurChange, judged: Judged): Verdict {
  const { record, end, expected, kinds, divisible, objectIds, objectCount } = ours;
  const benchling = judged.pairing.of(ours);
  if (expected === 'not-done')
    return ['onlyBenchlings', `the trail says that it was ${record.outcome}, and Benchling has done it`];
  const found = objectsIn(ours, benchling);
  const some = objectCount > 1 ? `${found.size} of ${objectCount} objects` : 'it';
  if (expected === 'open') {
    const rival = rivalOf(ours, judged);
    if (rival !== undefined)
      return ['unsure', `Benchling's log has one such change, which may be this one or record ${rival.record.seq}`];
    const before = end === undefined ? openOf(ours) : `task ${record.taskId} failed`;
    return ['resolved', `${before}; Benchling has done ${some}`, true];
  }
  if (!divisible || found.size >= objectCount) return ['confirmed', `Benchling's log has ${some}`];
  const missing = objectIds.filter((id) => !found.has(id));
  const which = missing.length === 0 ? '' : `; not there: ${missing.join(', ')}`;
  // Every object that was made leaves a row; one that already was as wanted leaves none.
  if (kinds?.has('create') === true && kinds.size === 1)
    return ['onlyOurs', `Benchling's log has only ${some}${which}`];
  return ['unsure', `Benchling's log has ${some}, and an object that already was as wanted leaves no row${which}`];
}

function withoutPartner(ours: OurChange, judged: Judged): Verdict {
  const { expected, record, end, objectIds, kinds } = ours;
  if (expected === 'not-done') return ['confirmed', `it was ${record.outcome}, and Benchling's log has nothing of it`];
  const seen = objectIds.some((id) => judged.visible.has(id));
  if (objectIds.length > 0 && !seen)
    return ['unsure', `Benchling's log shows the app nothing of ${objectIds.join(', ')}`];
  if (expected === 'done') {
    const other = byAnother(ours, judged);
    if (other !== undefined) return ['onlyOurs', `Benchling's log has it as done by ${other.by} at ${other.at}`];
    if (objectIds.length === 0)
      return ['unsure', 'the trail names no object, and Benchling has nothing that is surely this'];
    const unless = kinds?.has('update') === false ? '' : ', unless all was as wanted before';
    return ['onlyOurs', `the trail says that it was done, and Benchling's log has nothing of it${unless}`];
  }
  if (objectIds.length === 0) {
    if (judged.source === 'exports') return ['unsure', "it names no object, and Benchling's log could not be searched"];
    const like = unnamedLike(ours, judged);
    if (like !== undefined)
      return ['unsure', `Benchling has "${like.rows[0]?.eventDescription}" at ${like.at}, which may be this`];
  }
  const rival = rivalOf(ours, judged);
  if (rival !== undefined)
    return ['unsure', `Benchling's log has one such change, which may be this one or record ${rival.record.seq}`];
  return [
    'resolved',
    `${end === undefined ? openOf(ours) : `task ${record.taskId} failed`}; Benchling has not done it`,
    false,
  ];
}

function openOf({ record }: OurChange): string {
  if (record.outcome === 'attempted') return 'the process ended before the outcome was known';
  if (record.outcome === 'accepted') return `the trail has no end of task ${record.taskId}`;
  return record.status === undefined ? 'its reply was lost' : `Benchling answered ${record.status}`;
}

/** Another change that could be the same one of Benchling's, when one of the two must go without. */
function rivalOf(ours: OurChange, { ours: all, pairing }: Judged): OurChange | undefined {
  const candidates = pairing.candidates(ours);
  const without = pairing.of(ours).length === 0;
  return all.find(
    (other) =>
      other !== ours &&
      (without
        ? mayLeaveNothing(other) && pairing.of(other).some((change) => candidates.includes(change))
        : isLeftOut(other)),
  );

  function isLeftOut(other: OurChange): boolean {
    return (
      other.expected !== 'not-done' &&
      pairing.of(other).length === 0 &&
      pairing.candidates(other).some((change) => pairing.of(ours).includes(change))
    );
  }
}

/** Whether it may have left no row: what may not have been done, and an update to what was there before. */
function mayLeaveNothing({ expected, kinds }: OurChange): boolean {
  return expected === 'open' || (expected === 'done' && kinds?.has('create') !== true);
}

function byAnother(ours: OurChange, { theirs, toleranceMs }: Judged): BenchlingChange | undefined {
  return theirs.find(
    (change) => !change.byApp && distanceMs(ours, change.at) <= toleranceMs && isSameChange(ours, change),
  );
}

/** A change of the app's that nobody claims, at the time of one whose object has no name yet, of a type that the trail has no word for. */
function unnamedLike(ours: OurChange, { theirs, pairing, toleranceMs }: Judged): BenchlingChange | undefined {
  return theirs.find(
    (change) => change.byApp && pairing.ownerOf(change) === undefined && distanceMs(ours, change.at) <= toleranceMs,
  );
}
