import { suffices, type AccessLevel } from '../access-level.ts';
import type { Grant, Grants } from '../reading/grants.ts';
import type { Subject } from '../reading/subject.ts';
import type { AccessAnswer } from './access-answer.ts';

/** What a judgement is made from. */
export interface AccessFacts {
  readonly action: AccessLevel;
  /** What the subject's own grants allow. */
  readonly level: AccessLevel | undefined;
  readonly grants: Grants;
  readonly subject: Subject;
  /** Of an entry: who alone may change it under Write. */
  readonly authors: readonly string[] | undefined;
  /** What of the object's path is archived. */
  readonly archived: string | undefined;
  /** The teams and organizations of which the app sees who is in them. */
  readonly seenGroups: ReadonlySet<string>;
}

/** Whether something is allowed, and why that is not so or cannot be told. */
export interface Judgement {
  readonly verdict: AccessAnswer['verdict'];
  readonly unknowns: readonly string[];
  /** What stands in the way besides, or instead of, a policy. */
  readonly lacks: 'policy' | 'authorship' | 'suspended' | 'archived' | undefined;
}

/** Judges by what is known; whatever could make the answer wrong makes it `unknown`. */
export function judgeAccess(facts: AccessFacts): Judgement {
  const { action, level, grants, subject, authors } = facts;
  if (subject.isSuspended) return { verdict: 'missing', unknowns: [], lacks: 'suspended' };
  if (!grants.known) return unknown([grants.why, ...subject.unknowns]);
  // Who a person is decides whether they may do anything at all; an app that asks has just been let in.
  if (subject.kind === 'user' && subject.unknowns.length > 0) return unknown(subject.unknowns);
  if (!suffices(level, action)) {
    const unseen = [...subject.unknowns, ...unseenGroups(facts, grants.grants)];
    return unseen.length > 0 ? unknown(unseen) : { verdict: 'missing', unknowns: [], lacks: 'policy' };
  }
  const authorsAlone = action === 'write' && level === 'write' ? authors : undefined;
  if (authorsAlone === undefined) return allowedUnlessArchived(facts);
  if (subject.kind === 'app') {
    // Authors are named by the identity that the app acts under, whose id the API does not tell the app.
    const why = 'Under Write only the authors of an entry may edit it, and whether the app is one cannot be told.';
    return { ...unknown([why]), lacks: 'authorship' };
  }
  if (subject.id !== undefined && authorsAlone.includes(subject.id)) return allowedUnlessArchived(facts);
  const unseen = unseenGroups({ ...facts, action: 'admin' }, grants.grants);
  return unseen.length > 0 ? unknown(unseen) : { verdict: 'missing', unknowns: [], lacks: 'authorship' };
}

function allowedUnlessArchived({ action, archived }: AccessFacts): Judgement {
  if (archived === undefined || action === 'read') return { verdict: 'allowed', unknowns: [], lacks: undefined };
  return { verdict: 'missing', unknowns: [], lacks: 'archived' };
}

function unknown(unknowns: readonly string[]): Judgement {
  return { verdict: 'unknown', unknowns, lacks: 'policy' };
}

/** Groups that would do, and of which the app cannot see whether the person is in them. Its own groups it always sees. */
function unseenGroups({ action, subject, seenGroups }: AccessFacts, grants: readonly Grant[]): readonly string[] {
  if (subject.kind === 'app') return [];
  return grants
    .filter(
      ({ to, level }) =>
        (to.kind === 'team' || to.kind === 'organization') && !seenGroups.has(to.id) && suffices(level, action),
    )
    .map(({ to: { kind, id, name = id } }) => `Who is in the ${kind} "${name}", Benchling does not show the app.`);
}
