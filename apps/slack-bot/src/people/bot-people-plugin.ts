import { clock, definePlugin, RefusedError, type Plugin } from '@ligase/core';
import { access } from '@ligase/plugin-access/contract';
import { people } from '@ligase/plugin-people/contract';
import { slack } from '../slack/contract.ts';
import { acts, botPeople, type BotPeople } from './contract.ts';
import { isAllowed, type Rules } from './rules.ts';
import { whoMayRead } from './who-may-read.ts';

type Required = {
  readonly access: typeof access;
  readonly clock: typeof clock;
  readonly people: typeof people;
  readonly slack: typeof slack;
};

/** Brings people of Slack and of Benchling together by their e-mail address, and holds them to what they may do themselves. */
export function botPeoplePlugin({
  rules,
}: {
  readonly rules: Rules;
}): Plugin<'bot-people', Required, BotPeople, 'bot-people'> {
  return definePlugin({
    name: 'bot-people',
    requires: { access, clock, people, slack },
    provides: botPeople,
    setup: ({ deps }): BotPeople => ({
      async identify(slackUserId) {
        const { email } = await deps.slack.person(slackUserId);
        if (email === undefined)
          throw new RefusedError(
            'Slack gives me no e-mail address of yours that I may go by, so I cannot know you in Benchling. People of other ' +
              'workspaces have none here; for everybody else, the Slack app lacks the scope users:read.email.',
          );
        const answer = await deps.people.byEmail(email, { fresh: true });
        if (answer.found === 'one')
          return { slackUserId, email, benchlingUserId: answer.person.id, name: answer.person.name };
        throw new RefusedError(whyNobody(answer.found, email));
      },
      async inSlack(benchlingUserId) {
        const answer = await deps.people.byId(benchlingUserId);
        const email = answer.found === 'one' ? answer.person.email : undefined;
        return email === undefined ? undefined : (await deps.slack.personByEmail(email))?.id;
      },
      mayRead: whoMayRead(deps),
      async authorise({ email, benchlingUserId }, act, object) {
        if (!isAllowed(rules, act, email))
          throw new RefusedError(
            `You are not among those who may ${act.replace('-', ' ')} (${object.name}) with this bot. ` +
              'Whoever runs it decides who may, in SLACK_BOT_WHO_MAY.',
          );
        const question = { action: acts[act], object: object.id, person: benchlingUserId };
        const { verdict, sentence } = await deps.access.explain(question);
        if (verdict !== 'allowed') throw new RefusedError(sentence);
      },
    }),
  });
}

function whyNobody(found: 'none' | 'several' | 'suspended', email: string): string {
  if (found === 'suspended') return `The account with the address ${email} is suspended in Benchling.`;
  if (found === 'several') return `Several people in Benchling have the address ${email}: I cannot tell who you are.`;
  return (
    `I see nobody in Benchling with the address ${email}. Either you have another one there, or this app and you are in ` +
    'no organization together.'
  );
}
