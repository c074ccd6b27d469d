import { benchling, definePlugin, RefusedError, type Benchling, type Plugin } from '@ligase/core';
import { slack, type Slack } from '../slack/contract.ts';
import { people, type People } from './contract.ts';
import { isAllowed, type Rules } from './rules.ts';

type Required = { readonly benchling: typeof benchling; readonly slack: typeof slack };

/** Brings people of Slack and of Benchling together by their e-mail address. */
export function peoplePlugin({
  rules,
}: {
  readonly rules: Rules;
}): Plugin<'bot-people', Required, People, 'bot-people'> {
  return definePlugin({
    name: 'bot-people',
    requires: { benchling, slack },
    provides: people,
    setup: ({ deps }) => createPeople(deps, rules),
  });
}

function createPeople(deps: { readonly benchling: Benchling; readonly slack: Slack }, rules: Rules): People {
  return {
    async identify(slackUserId) {
      const { email, name } = await deps.slack.person(slackUserId);
      if (email === undefined)
        throw new RefusedError(
          'Slack does not tell me your e-mail address, by which I would know you in Benchling. ' +
            'Guests have none; otherwise the Slack app lacks the scope users:read.email.',
        );
      const { users = [] } = await deps.benchling.request('GET /users', { query: { 'email.anyOf': email } });
      const user = users.find(({ isSuspended }) => isSuspended !== true);
      if (user?.id === undefined)
        throw new RefusedError(`Nobody in Benchling has the address ${email}, or their account is suspended.`);
      return { slackUserId, email, benchlingUserId: user.id, name: user.name ?? name };
    },
    async inSlack(benchlingUserId) {
      const { email } = await deps.benchling.request('GET /users/{user_id}', { path: { user_id: benchlingUserId } });
      return email == null ? undefined : (await deps.slack.personByEmail(email))?.id;
    },
    authorise({ email }, act, object) {
      if (isAllowed(rules, act, email)) return Promise.resolve();
      return Promise.reject(
        new RefusedError(
          `You are not among those who may ${act.replace('-', ' ')} (${object.name}) with this bot. ` +
            'Whoever runs it decides who may, in SLACK_BOT_WHO_MAY.',
        ),
      );
    },
  };
}
