import type { Clock } from '@ligase/core';
import type { WebClient } from '@slack/web-api';
import type { Slack, SlackPerson } from '../contract.ts';
import type { CallSlack } from '../posting/call-slack.ts';

interface SlackUser {
  readonly id?: string;
  readonly real_name?: string;
  readonly name?: string;
  readonly profile?: { readonly email?: string; readonly real_name?: string };
}

/** Looks people up, and remembers them for a while: an address changes seldom, and Slack allows few look-ups a minute. */
export function slackPeople(
  { client, call, clock }: { readonly client: WebClient; readonly call: CallSlack; readonly clock: Clock },
  keptMs: number,
): Pick<Slack, 'person' | 'personByEmail'> {
  const kept = new Map<string, { readonly until: number; readonly person: SlackPerson | undefined }>();
  const lookUp = async (key: string, ask: () => Promise<SlackPerson | undefined>): Promise<SlackPerson | undefined> => {
    const known = kept.get(key);
    if (known !== undefined && known.until > clock.now()) return known.person;
    const person = await ask();
    kept.set(key, { until: clock.now() + keptMs, person });
    return person;
  };
  return {
    async person(userId) {
      const ask = async () =>
        personIn(
          (await call({ method: 'users.info', send: () => client.users.info({ user: userId }) })).user as SlackUser,
        );
      return (await lookUp(userId, ask)) as SlackPerson;
    },
    personByEmail: (email) =>
      lookUp(email.toLowerCase(), async () => {
        const { user } = await call<{ readonly user?: SlackUser }>({
          method: 'users.lookupByEmail',
          send: () => client.users.lookupByEmail({ email }),
          refused: (word) => (word === 'users_not_found' ? {} : undefined),
        });
        return user === undefined ? undefined : personIn(user);
      }),
  };
}

function personIn({ id = '', real_name: realName, name, profile = {} }: SlackUser): SlackPerson {
  const { email } = profile;
  return {
    id,
    name: profile.real_name ?? realName ?? name ?? id,
    ...(email !== undefined && { email: email.toLowerCase() }),
  };
}
