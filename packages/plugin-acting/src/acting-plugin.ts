import { clock, definePlugin, InputError, RefusedError, scope, type Plugin } from '@ligase/core';
import { access, type AccessLevel } from '@ligase/plugin-access/contract';
import { audit } from '@ligase/plugin-auditing/contract';
import { people, type PersonAnswer } from '@ligase/plugin-people/contract';
import { askedBy } from './asked-by.ts';
import { isAllowed, type ActingRules } from './acting-rules.ts';
import { acting, type Acting } from './contract.ts';
import { whoMayRead } from './who-may-read.ts';

/** For what the app acts, and for whom. */
export interface ActingOptions {
  /** What people can have done, and what it takes in Benchling: `{ 'approve-task': 'write' }`. */
  readonly acts: Readonly<Record<string, AccessLevel>>;
  /** Default: none; who may do it in Benchling, may have it done. */
  readonly rules?: ActingRules;
  /** What a refusal by a rule says of where the rules are: `SLACK_BOT_WHO_MAY`. Default: the settings of the app. */
  readonly rulesAre?: string;
}

type Required = {
  readonly access: typeof access;
  readonly audit: typeof audit;
  readonly clock: typeof clock;
  readonly people: typeof people;
  readonly scope: typeof scope;
};

/** Lets an app act for people whom another system knows by their e-mail address, and for nobody beyond what they may themselves. */
export function actingPlugin({
  acts,
  rules = new Map(),
  rulesAre = 'the settings of this app',
}: ActingOptions): Plugin<'acting', Required, Acting, 'acting'> {
  return definePlugin({
    name: 'acting',
    requires: { access, audit, clock, people, scope },
    provides: acting,
    setup: ({ deps }): Acting => ({
      async identify(given, from) {
        const email = given.trim();
        const answer = await deps.people.byEmail(email, { fresh: true });
        if (answer.found !== 'one') throw new RefusedError(whyNobody(answer.found, email));
        const { id, name } = answer.person;
        await deps.audit.record({ action: 'person.identify', targets: [from, id, email] });
        return { id, name, email: email.toLowerCase() };
      },
      async authorise({ id, email }, act, object) {
        const action = Object.hasOwn(acts, act) ? acts[act] : undefined;
        if (action === undefined)
          throw new InputError(
            'INPUT_INVALID',
            `"${act}" is no act that actingPlugin was told of; it knows ${Object.keys(acts).join(', ') || 'none'}`,
          );
        if (!isAllowed(rules, act, email))
          throw new RefusedError(
            `You are not among those who may ${act.replaceAll('-', ' ')} (${object.name}) by way of this app. ` +
              `Whoever runs it says who may, in ${rulesAre}.`,
          );
        const { verdict, sentence } = await deps.access.explain({ action, object: object.id, person: id });
        if (verdict !== 'allowed') throw new RefusedError(sentence);
      },
      askedBy: askedBy(deps.scope),
      mayRead: whoMayRead(deps),
      async readable({ id: person }, things) {
        const answers = await Promise.all(
          things.map(({ id: object }) => deps.access.explain({ action: 'read', object, person })),
        );
        return things.filter((_, at) => answers[at]?.verdict === 'allowed');
      },
    }),
  });
}

function whyNobody(found: Exclude<PersonAnswer['found'], 'one'>, email: string): string {
  if (found === 'suspended') return `The account with the address ${email} is suspended in Benchling.`;
  if (found === 'several') return `Several people in Benchling have the address ${email}: I cannot tell who you are.`;
  return (
    `I see nobody in Benchling with the address ${email}. Either you have another one there, or this app and you are in ` +
    'no organization together.'
  );
}
