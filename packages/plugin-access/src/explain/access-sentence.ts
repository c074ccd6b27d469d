import { policyFor, suffices, type AccessLevel } from '../access-level.ts';
import type { Grant } from '../reading/grants.ts';
import type { Located } from '../reading/locate-object.ts';
import type { Subject } from '../reading/subject.ts';
import type { AccessAnswer } from './access-answer.ts';
import type { Judgement } from './judge-access.ts';

/** What a sentence is made from, besides the answer. */
export interface SentenceFacts {
  readonly subject: Subject;
  readonly located: Located;
  readonly lacks: Judgement['lacks'];
}

/** An answer in words for the person it is about, or for whoever deploys the app it is about. */
export function accessSentence(answer: Omit<AccessAnswer, 'sentence'>, facts: SentenceFacts): string {
  const { subject, located, lacks } = facts;
  const { verdict, action, object, level, steps, unknowns } = answer;
  const isApp = subject.kind === 'app';
  const who = isApp ? `the app "${subject.name}"` : subject.name;
  const has = isApp ? 'it has' : 'they have';
  // Whoever may not read something is not told its name, nor the names of where it stands.
  const mayKnow = isApp || (!subject.isSuspended && subject.unknowns.length === 0 && suffices(level, 'read'));
  const what = mayKnow ? named(answer, facts) : object;
  const may = `${doing[action]} ${what}`;
  const how =
    steps.length === 0 ? '' : ` To let ${isApp ? 'it' : 'them'}: ${steps.map(({ text }) => text).join('; or ')}.`;
  const given = `${level === undefined ? 'no policy there' : `${policyFor(level)} there`}${through(answer.grants, level)}`;
  if (lacks === 'suspended') return `${capital(who)} is suspended in Benchling, and may not ${may}.`;
  if (!mayKnow) {
    if (subject.unknowns.length > 0) return `Whether ${who} may ${may} cannot be told. ${subject.unknowns.join(' ')}`;
    // Nor is it told apart from what is not there, whatever the app knows of it.
    return (
      `${capital(who)} may not ${may}, as far as this app can tell: it is not there, they have no access to where it stands, ` +
      `or Benchling does not show the app who has. Whoever administers it can give them ${policyFor(action)}.`
    );
  }
  if (verdict === 'allowed') return `${capital(who)} may ${may}: ${has} ${given}.`;
  if (verdict === 'unknown') return `Whether ${who} may ${may} cannot be told. ${unknowns.join(' ')}${how}`;
  if (lacks === 'archived') return `${capital(who)} may not ${may}: ${located.archived ?? object} is archived.${how}`;
  const besides =
    located.archived === undefined || action === 'read' ? '' : ` Besides, ${located.archived} is archived.`;
  if (lacks === 'authorship')
    return `${capital(who)} may not ${may}: ${has} ${given}, under which only its authors may edit an entry.${how}${besides}`;
  return `${capital(who)} may not ${may}: ${has} ${given} and need${isApp ? 's' : ''} ${policyFor(action)}.${how}${besides}`;
}

const doing: Readonly<Record<AccessLevel, string>> = {
  read: 'read',
  append: 'add to',
  write: 'change',
  admin: 'administer',
};

function named({ object, place }: Omit<AccessAnswer, 'sentence'>, { located }: SentenceFacts): string {
  const what = located.name === undefined || object === place?.id ? object : `"${located.name}" (${object})`;
  return place === undefined ? what : `${what} in the ${place.kind} "${place.name}"`;
}

/** Where a level comes from, when it was not given directly. */
function through(grants: readonly Grant[], level: AccessLevel | undefined): string {
  const giving = grants.filter((grant) => grant.level === level);
  if (level === undefined || giving.some(({ to }) => to.kind === 'user' || to.kind === 'app')) return '';
  const [grant] = giving;
  if (grant === undefined) return '';
  const { to, adminsOnly, fromOwnership } = grant;
  const group = `the ${to.kind} "${to.name ?? to.id}"`;
  return fromOwnership
    ? `, as an admin of ${group}, which owns it`
    : adminsOnly
      ? `, as an admin of ${group}`
      : `, by ${group}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
