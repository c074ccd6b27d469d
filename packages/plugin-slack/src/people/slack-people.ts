import type { Clock } from '@ligase/core';
import type { Slack, SlackPerson } from '../contract.ts';
import type { CallSlack } from '../posting/call-slack.ts';

interface SlackUser {
  readonly id?: string;
  readonly team_id?: string;
  readonly enterprise_user?: { readonly enterprise_id?: string };
  readonly real_name?: string;
  readonly name?: string;
  readonly deleted?: boolean;
  readonly is_bot?: boolean;
  readonly is_stranger?: boolean;
  readonly is_email_confirmed?: boolean;
  readonly profile?: { readonly email?: string; readonly real_name?: string };
}

/** Whose people are the lab's own: the workspace's, and of an Enterprise Grid all of its. */
interface Home {
  readonly teamId: string | undefined;
  readonly enterpriseId: string | undefined;
}

/** Looks people up, and remembers them for a while: an address changes seldom, and Slack allows few look-ups a minute. */
export function slackPeople(
  { call, clock }: { readonly call: CallSlack; readonly clock: Clock },
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
  let home: Promise<Home> | undefined;
  const askHome = async (): Promise<Home> => {
    const me = await call({ method: 'auth.test', send: (client) => client.auth.test() });
    return { teamId: me.team_id, enterpriseId: me.enterprise_id };
  };
  const read = async (user: SlackUser): Promise<SlackPerson> => {
    home ??= askHome();
    home.catch(() => (home = undefined));
    return personIn(user, await home);
  };
  return {
    async person(userId) {
      const ask = async (): Promise<SlackPerson> => {
        const { user } = await call({ method: 'users.info', send: (client) => client.users.info({ user: userId }) });
        return await read(user as SlackUser);
      };
      return (await lookUp(userId, ask)) as SlackPerson;
    },
    personByEmail(given) {
      const email = given.trim().toLowerCase();
      return lookUp(email, async () => {
        const { user } = await call<{ readonly user?: SlackUser }>({
          method: 'users.lookupByEmail',
          send: (client) => client.users.lookupByEmail({ email }),
          refused: (word) => (word === 'users_not_found' ? {} : undefined),
        });
        return user === undefined ? undefined : await read(user);
      });
    },
  };
}

function personIn(user: SlackUser, home: Home): SlackPerson {
  const { id = '', real_name: realName, name, profile = {} } = user;
  const email = isTrusted(user, home) ? profile.email?.toLowerCase() : undefined;
  return { id, name: profile.real_name ?? realName ?? name ?? id, ...(email !== undefined && { email }) };
}

/** People of another workspace, who come by Slack Connect, have whatever address that one lets them have. */
function isTrusted(user: SlackUser, { teamId, enterpriseId }: Home): boolean {
  if (user.deleted === true || user.is_bot === true || user.is_stranger === true || user.is_email_confirmed === false)
    return false;
  const isOfGrid = enterpriseId !== undefined && user.enterprise_user?.enterprise_id === enterpriseId;
  return isOfGrid || (teamId !== undefined && user.team_id === teamId);
}
