import type { Benchling } from '@ligase/core';
import type { AccessLevel } from '../access-level.ts';
import { grantsOf, levelOf, readGrants, type Grants } from '../reading/grants.ts';
import { locateObject } from '../reading/locate-object.ts';
import { allOf, orUnknown, ownCall } from '../reading/or-unknown.ts';
import type { Subject } from '../reading/subject.ts';
import type { AccessAnswer, AccessStep } from './access-answer.ts';
import { accessSentence } from './access-sentence.ts';
import { accessSteps, liftSuspension, unarchive, type StepsFor } from './access-steps.ts';
import { judgeAccess, type AccessFacts, type Judgement } from './judge-access.ts';

/** What is asked. */
export interface AccessQuestion {
  readonly action: AccessLevel;
  readonly object: string;
}

/** Finds out whether the app or a person may do something with an object, and the smallest grants that would let them. */
export async function explainAccess(
  benchling: Benchling,
  subject: Subject,
  { action, object }: AccessQuestion,
): Promise<AccessAnswer> {
  const located = await locateObject(benchling, object);
  const { place } = located;
  const [grants, teams, organizations] = await Promise.all([
    place === undefined
      ? whereabouts(located.why ?? `Where ${object} stands cannot be told.`)
      : readGrants(benchling, place.id),
    orUnknown(allOf(benchling.list('GET /teams', ownCall))),
    orUnknown(allOf(benchling.list('GET /organizations', ownCall))),
  ]);
  const seenTeams = teams.known ? teams.value.map(({ id = '', name = id }) => ({ id, name })) : [];
  const seenOrganizations = organizations.known ? organizations.value : [];
  const seenGroups = new Set([...seenTeams, ...seenOrganizations].map(({ id = '' }) => id));
  const own = grants.known ? grantsOf(grants.grants, subject) : [];
  const level = levelOf(own);
  const { authors, archived } = located;
  const facts = { action, level, grants, subject, authors, archived, seenGroups };
  const judgement = judgeAccess(facts);
  const { verdict, unknowns, lacks } = judgement;
  const lacking = {
    action,
    place,
    object,
    who: subject.kind === 'app' ? 'the app' : subject.name,
    grants: grants.known ? grants.grants : [],
    teams: seenTeams,
    authorSuffices: lacks === 'authorship',
  };
  const answer = {
    verdict,
    action,
    object,
    person: subject.kind === 'user' ? subject.id : undefined,
    path: located.path,
    place,
    level,
    grants: own,
    steps: stepsOf(facts, judgement, lacking),
    unknowns,
  };
  return { ...answer, sentence: accessSentence(answer, { subject, located, lacks }) };
}

function stepsOf(facts: AccessFacts, { verdict, lacks }: Judgement, lacking: StepsFor): readonly AccessStep[] {
  if (verdict === 'allowed') return [];
  if (lacks === 'archived') return [unarchive(facts.archived ?? lacking.object)];
  if (lacks !== 'suspended') return accessSteps(lacking);
  const lifted = judgeAccess({ ...facts, subject: { ...facts.subject, isSuspended: false } });
  return lifted.verdict === 'allowed' ? [liftSuspension(lacking.who)] : [];
}

function whereabouts(why: string): Grants {
  return { known: false, why };
}
