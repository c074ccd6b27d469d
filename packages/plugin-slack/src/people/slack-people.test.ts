import { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { memoryLogger, fakeClock } from '@ligase/testing';
import { callSlack } from '../posting/call-slack.ts';
import { slackPeople } from './slack-people.ts';

/** People as Slack answers for them, and how often it was asked. */
function peopleOf(user: object, me: object = { team_id: 'T1' }) {
  const asked: string[] = [];
  const client = new WebClient('xoxb-test', {
    fetch: (url) => {
      const method = String(url).split('/').at(-1) ?? '';
      asked.push(method);
      return Promise.resolve(Response.json({ ok: true, ...(method === 'auth.test' ? me : { user }) }));
    },
  });
  const clock = fakeClock({ waiting: 'skipped' });
  const call = callSlack({ connect: () => Promise.resolve(client), clock, log: memoryLogger() });
  return { people: slackPeople({ call, clock }, 600_000), asked, clock };
}

const ada = { id: 'U1', team_id: 'T1', name: 'ada', profile: { real_name: 'Ada', email: 'Ada@Lab.example' } };

describe('who somebody in Slack is', () => {
  it("is told by the address of the workspace's own people, in lower case, and asked once in ten minutes", async () => {
    const { people, asked, clock } = peopleOf(ada);

    const found = [await people.person('U1'), await people.person('U1')];
    await clock.advance(600_001);
    await people.person('U1');

    expect(found[0]).toEqual({ id: 'U1', name: 'Ada', email: 'ada@lab.example' });
    expect(found[1]).toEqual(found[0]);
    expect(asked).toEqual(['users.info', 'auth.test', 'users.info']);
  });

  it.each([
    ['of another workspace, which Slack Connect lets in', { team_id: 'T2' }],
    ['called a stranger by Slack', { is_stranger: true }],
    ['whose address is not confirmed', { is_email_confirmed: false }],
    ['who has left', { deleted: true }],
    ['that is a bot', { is_bot: true }],
  ])('is not told by the address of one %s', async (_, changes) => {
    const { people } = peopleOf({ ...ada, ...changes });

    expect(await people.person('U1')).toEqual({ id: 'U1', name: 'Ada' });
  });

  it("is told for all workspaces of the bot's own Enterprise Grid, and for those of no other", async () => {
    const me = { team_id: 'T1', enterprise_id: 'E1' };
    const ours = peopleOf({ ...ada, team_id: 'T2', enterprise_user: { enterprise_id: 'E1' } }, me);
    const others = peopleOf({ ...ada, team_id: 'T3', enterprise_user: { enterprise_id: 'E2' } }, me);

    const emails = [(await ours.people.person('U1')).email, (await others.people.person('U1')).email];

    expect(emails).toEqual(['ada@lab.example', undefined]);
  });
});
