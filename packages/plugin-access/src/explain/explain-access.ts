import type { Benchling } from '@ligase/core';
import { policyFor, suffices, type AccessLevel } from '../access-level.ts';
import { grantsOfApp, levelOf, readGrants, type Grants } from '../reading/grants.ts';
import { locateObject, type Located } from '../reading/locate-object.ts';
import { allOf, orUnknown, ownCall } from '../reading/or-unknown.ts';
import type { Standing } from '../reading/standing.ts';
import type { AccessAnswer } from './access-answer.ts';
import { accessSteps } from './access-steps.ts';

/** What is asked. */
export interface AccessQuestion {
  readonly action: AccessLevel;
  readonly object: string;
}

/** Finds out whether the app may do something with an object, and the smallest grants that would let it. */
export async function explainAccess(
  benchling: Benchling,
  standing: Standing,
  { action, object }: AccessQuestion,
): Promise<AccessAnswer> {
  const located = await locateObject(benchling, object);
  const { place } = located;
  const grants: Grants =
    place === undefined
      ? { known: false, why: located.why ?? `Where ${object} stands cannot be told.` }
      : await readGrants(benchling, place.id);
  const teams = await orUnknown(allOf(benchling.list('GET /teams', ownCall)));
  const own = grants.known ? grantsOfApp(grants.grants, standing) : [];
  const level = levelOf(own);
  const authors = action === 'write' && level === 'write' ? located.authors : undefined;
  const verdict = verdictOf({ action, level, grants, standing, authors });
  const steps =
    verdict === 'allowed'
      ? []
      : accessSteps({
          action,
          place,
          object,
          grants: grants.known ? grants.grants : [],
          teams: teams.known ? teams.value.map(({ id = '', name = id }) => ({ id, name })) : [],
          authorSuffices: authors !== undefined,
        });
  const unknowns = verdict === 'unknown' ? unknownsOf(grants, standing, authors) : [];
  const answer = { verdict, action, object, path: located.path, place, level, grants: own, steps, unknowns };
  return { ...answer, sentence: sentenceOf(answer, standing, located) };
}

interface Judged {
  readonly action: AccessLevel;
  readonly level: AccessLevel | undefined;
  readonly grants: Grants;
  readonly standing: Standing;
  readonly authors: readonly string[] | undefined;
}

function verdictOf({ action, level, grants, standing, authors }: Judged): AccessAnswer['verdict'] {
  if (!grants.known) return 'unknown';
  // Authors are named by the identity that the app acts under, whose id the API does not tell the app.
  if (suffices(level, action)) return authors === undefined ? 'allowed' : 'unknown';
  return standing.unknowns.length > 0 ? 'unknown' : 'missing';
}

function unknownsOf(grants: Grants, standing: Standing, authors: readonly string[] | undefined): readonly string[] {
  return [
    ...(grants.known ? [] : [grants.why]),
    ...standing.unknowns,
    ...(authors === undefined
      ? []
      : ['Under Write only the authors of an entry may edit it, and whether the app is one cannot be told.']),
  ];
}

const doing: Readonly<Record<AccessLevel, string>> = {
  read: 'read',
  append: 'add to',
  write: 'change',
  admin: 'administer',
};

function sentenceOf(answer: Omit<AccessAnswer, 'sentence'>, { name }: Standing, located: Located): string {
  const { verdict, action, object, place, level, steps, unknowns } = answer;
  const what = located.name === undefined || object === place?.id ? object : `"${located.name}" (${object})`;
  const where = place === undefined ? '' : ` in the ${place.kind} "${place.name}"`;
  const has = level === undefined ? 'no policy there' : `${policyFor(level)} there`;
  const how = steps.length === 0 ? '' : ` To let it: ${steps.map(({ text }) => text).join('; or ')}.`;
  if (verdict === 'allowed') return `The app "${name}" may ${doing[action]} ${what}${where}: it has ${has}.`;
  if (verdict === 'missing')
    return `The app "${name}" may not ${doing[action]} ${what}${where}: it has ${has} and needs ${policyFor(action)}.${how}`;
  return `Whether the app "${name}" may ${doing[action]} ${what}${where} cannot be told. ${unknowns.join(' ')}${how}`;
}
