import type { Operation } from '@ligase/benchling-api';
import type { AuditRecord } from '../audit-record.ts';
import { withoutEndedIntents } from '../ended-intents.ts';
import { kindsOfOperation, type ChangeKind } from './change-kind.ts';

/** One change that the trail tells of: the record of a call, and for a task the record of its end. */
export interface OurChange {
  readonly record: AuditRecord;
  readonly end?: AuditRecord;
  readonly objectIds: readonly string[];
  /** How many objects there were, also those that are not named. */
  readonly objectCount: number;
  /** `undefined` for any. */
  readonly kinds: ReadonlySet<ChangeKind> | undefined;
  /** What was made or changed, in the trail's word: `dna-sequence`. */
  readonly noun: string;
  /** When it was done, if it was: from the first sending to the last moment at which Benchling may still have worked on it. */
  readonly fromMs: number;
  readonly toMs: number;
  /** What the trail says of Benchling's log: it must have this, may have it, or must not. */
  readonly expected: 'done' | 'open' | 'not-done';
  /** Whether Benchling may have split it over several transactions. */
  readonly divisible: boolean;
}

const lateMs = 60_000;
const longestTaskMs = 3_600_000;

/** Reads the changes out of a trail. Records of what is not a call are none: Benchling cannot know of them. */
export function ourChanges(
  records: readonly AuditRecord[],
  operations: ReadonlyMap<string, Operation>,
): readonly OurChange[] {
  const ends = new Map(records.filter(isTaskEnd).map((record) => [record.taskId, record]));
  return withoutEndedIntents(records)
    .filter((record) => record.operationId !== undefined && !isTaskEnd(record))
    .map((record) => changeOf(record, ends.get(record.taskId), operations.get(record.operationId ?? '')));
}

function isTaskEnd({ action, taskId }: AuditRecord): boolean {
  return taskId !== undefined && action.startsWith('task.');
}

function changeOf(record: AuditRecord, end: AuditRecord | undefined, operation: Operation | undefined): OurChange {
  const at = Date.parse(record.at);
  const expected = expectedOf(record, end);
  const objects = end === undefined || end.targets.length === 0 ? record : end;
  const kinds = operation === undefined ? undefined : kindsOfOperation(operation);
  const sentAgain = (record.attempts ?? 1) > 1;
  const bulk = operation?.archetype.startsWith('bulk-') === true || record.taskId !== undefined;
  return {
    record,
    ...(end !== undefined && { end }),
    objectIds: objects.targets,
    objectCount: Math.max(record.targetCount, end?.targetCount ?? 0),
    kinds,
    noun: record.action.slice(0, record.action.lastIndexOf('.')),
    fromMs: at - (record.durationMs ?? 0),
    toMs: end === undefined ? at + slackOf(record, expected, bulk) : Date.parse(end.at),
    expected,
    // A create that stands there twice was done twice, however often it was sent.
    divisible: bulk || (sentAgain && kinds?.has('create') === false),
  };
}

function slackOf({ outcome }: AuditRecord, expected: OurChange['expected'], bulk: boolean): number {
  if (outcome === 'accepted' || (outcome === 'attempted' && bulk)) return longestTaskMs;
  return expected === 'open' ? lateMs : 0;
}

function expectedOf({ outcome, status = 0 }: AuditRecord, end: AuditRecord | undefined): OurChange['expected'] {
  if (outcome === 'succeeded' || end?.outcome === 'succeeded') return 'done';
  if (outcome === 'refused') return 'not-done';
  // A fault of Benchling's (500) says nothing of what it had done by then; a call that never left did nothing.
  return outcome === 'failed' && status < 500 ? 'not-done' : 'open';
}
