import { createEmulator } from 'emulate';

/** A workspace that holds apps to its rules. */
export interface RuleSlack extends AsyncDisposable {
  readonly url: string;
  readonly channel: string;
  readonly privateChannel: string;
  /** The id of Ada, who is no bot. */
  readonly ada: string;
  /** Calls a method of the Web API, for an administrator or with another token. */
  ask(method: string, body?: object, token?: string): Promise<Readonly<Record<string, unknown>>>;
  /** Lets a person allow what a page of the bot asks for, and gives where Slack sends their browser. */
  allow(authorizeUrl: string): Promise<string>;
}

/** The Slack app that people install there. */
export const slackApp = { clientId: '1.2', clientSecret: 'the-slack-apps-own-client-secret' } as const;

/** Starts a Slack that holds apps to their scopes, to the life of a trigger and to OAuth. It is not ours. */
export async function startRuleSlack(
  options: {
    readonly tokens?: readonly { readonly token: string; readonly scopes: readonly string[] }[];
    readonly redirectUrl?: string;
  } = {},
): Promise<RuleSlack> {
  const { tokens = [], redirectUrl } = options;
  const peer = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        strict_scopes: true,
        team: { name: 'Lab', domain: 'lab' },
        users: [{ name: 'ada', real_name: 'Ada Lovelace', email: 'ada@lab.example' }],
        channels: [{ name: 'lab' }, { name: 'board', is_private: true }],
        tokens: [...tokens.map(({ token, scopes }) => ({ token, type: 'bot', scopes: [...scopes] })), { token: admin }],
        ...(redirectUrl !== undefined && {
          oauth_apps: [
            {
              client_id: slackApp.clientId,
              client_secret: slackApp.clientSecret,
              name: 'Benchling',
              redirect_uris: [redirectUrl],
            },
          ],
        }),
      },
    },
  });
  const ask: RuleSlack['ask'] = async (method, body = {}, token = admin) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const response = await fetch(`${peer.url}/api/${method}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, unknown>;
  };
  const { channels } = (await ask('conversations.list', { types: 'public_channel,private_channel' })) as {
    channels: { id: string; name: string }[];
  };
  const { user } = (await ask('users.lookupByEmail', { email: 'ada@lab.example' })) as { user?: { id: string } };
  return {
    url: peer.url,
    channel: channels.find(({ name }) => name === 'lab')?.id ?? '',
    privateChannel: channels.find(({ name }) => name === 'board')?.id ?? '',
    ada: user?.id ?? '',
    ask,
    async allow(authorizeUrl) {
      const page = await (await fetch(authorizeUrl)).text();
      const form = /<form[^]*?<\/form>/u.exec(page)?.[0] ?? '';
      const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/gu)];
      const body = new URLSearchParams();
      for (const [, name = '', value = ''] of fields) body.append(name, value.replaceAll('&amp;', '&'));
      const answer = await fetch(new URL('/oauth/v2/authorize/callback', peer.url), {
        method: 'POST',
        body,
        redirect: 'manual',
      });
      return answer.headers.get('location') ?? '';
    },
    [Symbol.asyncDispose]: () => peer.close(),
  };
}

const admin = 'xoxb-admin';
