import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const program = join(import.meta.dirname, '../../peers/node_modules/.bound/local-slack');

/** Why there is no Slack to test with; `undefined` when there is. */
export const noSlack: string | undefined = existsSync(program)
  ? undefined
  : 'the local Slack is not installed: npm run test:slack';

/** The workspace: what is the same in every test. */
export const workspace = {
  botToken: 'xoxb-the-bots-own-token',
  signingSecret: '5f0c1a9be2d34786a1b2c3d4e5f60718',
  appToken: 'xapp-the-app-level-token',
  botUserId: 'U0BOT',
  channel: 'C0LAB',
  users: {
    ada: { id: 'U0ADA', name: 'ada', real_name: 'Ada Lovelace', email: 'ada@lab.example' },
    bo: { id: 'U0BO', name: 'bo', real_name: 'Bo Berg', email: 'bo@lab.example' },
    cy: { id: 'U0CY', name: 'cy', real_name: 'Cy Curie', email: 'cy@lab.example' },
    eve: { id: 'U0EVE', name: 'eve', real_name: 'Eve Elsewhere', email: 'eve@elsewhere.example' },
  },
} as const;

interface PeerElement {
  readonly type: string;
  readonly action_id?: string;
  readonly value?: string;
  readonly text?: { readonly text: string };
}

/** A message, as people see it. */
export interface PeerMessage {
  readonly ts: string;
  readonly channel: string;
  readonly text: string;
  readonly user?: string;
  readonly thread_ts?: string;
  /** For whom alone it is. */
  readonly ephemeral_to?: string;
  readonly blocks?: readonly {
    readonly type: string;
    readonly block_id?: string;
    readonly text?: { readonly text: string };
    readonly fields?: readonly { readonly text: string }[];
    readonly elements?: readonly (PeerElement | { readonly type: string; readonly text: string })[];
  }[];
}

/** What a person wrote or chose in a modal, by the ids of blocks and actions. */
export type PeerValues = Readonly<Record<string, Readonly<Record<string, PeerInput>>>>;

/** What a person put into one input. */
export interface PeerInput {
  readonly type: string;
  readonly value?: string;
  readonly selected_option?: PeerOption | undefined;
  readonly files?: readonly { readonly id: string }[];
}

/** A modal or a home tab that somebody sees. */
export interface PeerView {
  readonly id: string;
  readonly callback_id?: string;
  readonly title?: { readonly text: string };
  readonly blocks: readonly {
    readonly block_id?: string;
    readonly type: string;
    readonly element?: { readonly options?: readonly PeerOption[] };
    readonly text?: { readonly text: string };
  }[];
}

/** Something to choose in a modal. */
export interface PeerOption {
  readonly text: { readonly text: string };
  readonly value: string;
}

/** A Slack workspace on this machine, which is not ours: its people, and what they see. */
export interface SlackPeer extends AsyncDisposable {
  readonly url: string;
  messages(channel: string): Promise<readonly PeerMessage[]>;
  /** The conversation between a person and the bot; `undefined` before there is one. */
  conversation(userId: string): Promise<string | undefined>;
  /** Presses a button of a message, as it stands there now or as it was given; resolves when the bot has acknowledged. */
  press(message: PeerMessage, userId: string, actionId: string): Promise<void>;
  command(userId: string, command: string, text: string, channel?: string): Promise<void>;
  /** Writes a message; with `threadTs` in the thread below another. */
  say(userId: string, text: string, channel?: string, threadTs?: string): Promise<void>;
  /** Uploads a file to the channel, and gives its id. */
  upload(userId: string, name: string, text: string): Promise<string>;
  openHome(userId: string): Promise<void>;
  /** The modal on top; `undefined` when none is open. */
  modal(): Promise<PeerView | undefined>;
  home(userId: string): Promise<PeerView | undefined>;
  submit(userId: string, values: PeerValues): Promise<void>;
  /** What was said to be wrong with the last submission. */
  modalErrors(): Promise<Readonly<Record<string, string>> | undefined>;
}

/** Starts a workspace whose app sends its requests to `requestUrl`, or over Socket Mode. */
export async function startSlackPeer({ requestUrl }: { readonly requestUrl?: string }): Promise<SlackPeer> {
  const folder = mkdtempSync(join(tmpdir(), 'slack-peer-'));
  const { botToken, signingSecret, appToken, botUserId, channel, users } = workspace;
  const people = Object.values(users);
  const mode = requestUrl === undefined ? { mode: 'socket', appToken } : { mode: 'events', requestUrl };
  const app = { appId: 'A01BOT', botUserId, botName: 'slack-bot', botToken, signingSecret, ...mode };
  const config = {
    workspace: { teamId: 'T0LAB', name: 'Lab', domain: 'lab' },
    apps: [app],
    users: people,
    channels: [{ id: channel, name: 'lab', members: [...people.map(({ id }) => id), botUserId] }],
  };
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  const args = ['--config', join(folder, 'config.json'), '--port', '0', '--base-host', '127.0.0.1'];
  const child = spawn(program, [...args, '--files-dir', join(folder, 'files')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The local Slack ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, found] = /Web UI:\s+(http:\S+)/u.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const get = async (path: string): Promise<unknown> => (await fetch(url + path)).json();
  const post = async (path: string, body: object): Promise<void> => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${url}/_control${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`The local Slack refused ${path}: ${await response.text()}`);
    await response.body?.cancel();
  };
  const screen = await openScreen(url);
  return {
    url,
    messages: async (of) => ((await get(`/_control/messages/${of}`)) as { messages: PeerMessage[] }).messages,
    async conversation(userId) {
      const { channels } = (await get('/_control/state')) as {
        channels: { id: string; is_im: boolean; members: string[] }[];
      };
      return channels.find(({ is_im: isIm, members }) => isIm && members.includes(userId))?.id;
    },
    async press(message, user, actionId) {
      for (const { block_id: blockId, elements = [] } of message.blocks ?? [])
        for (const element of elements)
          if ('action_id' in element && element.action_id === actionId) {
            const action = { type: element.type, action_id: actionId, block_id: blockId, value: element.value };
            return await post('/interact', { channel: message.channel, messageTs: message.ts, user, action });
          }
      throw new Error(`There is no button ${actionId} to press`);
    },
    command: (user, command, text, of = channel) => post('/command', { channel: of, user, command, text }),
    say: (user, text, of = channel, threadTs) =>
      post('/message', { channel: of, user, text, ...(threadTs !== undefined && { thread_ts: threadTs }) }),
    async upload(user, name, text) {
      const body = new FormData();
      body.append('channel', channel);
      body.append('user', user);
      body.append('file', new File([text], name));
      const response = await fetch(`${url}/_control/upload`, { method: 'POST', body });
      const [id] = /F[A-Z0-9]{6,}/u.exec(await response.text()) ?? [];
      if (id === undefined) throw new Error(`The local Slack did not take ${name}`);
      return id;
    },
    openHome: (user) => post('/open-home', { user }),
    modal: async () => (await screen.look()).modalStack.at(-1),
    home: async (userId) => (await screen.look()).homeViews[userId]?.['A01BOT'],
    async submit(user, values) {
      screen.send({ t: 'view_submit', user, values });
    },
    modalErrors: () => Promise.resolve(screen.errors()),
    async [Symbol.asyncDispose]() {
      screen.close();
      const dead = once(child, 'exit');
      child.kill();
      await dead;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Screen {
  readonly modalStack: readonly PeerView[];
  readonly homeViews: Readonly<Record<string, Readonly<Record<string, PeerView>>>>;
}

/** What the workspace's own web page is told, and can do. */
async function openScreen(url: string) {
  const address = url.replace('http', 'ws') + '/ui';
  const connect = async (onMessage: (message: Readonly<Record<string, unknown>>) => void): Promise<WebSocket> => {
    const socket = new WebSocket(address);
    socket.addEventListener('message', ({ data }) => onMessage(JSON.parse(String(data)) as Record<string, unknown>));
    await new Promise<void>((resolve, reject) => {
      socket.addEventListener('open', () => resolve());
      socket.addEventListener('error', () => reject(new Error(`No connection to ${address}`)));
    });
    return socket;
  };
  let errors: Readonly<Record<string, string>> | undefined;
  const socket = await connect((message) => {
    if (message['t'] === 'view_errors') errors = message['errors'] as Readonly<Record<string, string>>;
    if (message['t'] === 'view') errors = undefined;
  });
  return {
    send: (message: object) => socket.send(JSON.stringify(message)),
    errors: () => errors,
    close: () => socket.close(),
    /** Everything as it is now: a page that is opened is told so first. */
    look: () =>
      new Promise<Screen>((resolve, reject) => {
        let page: WebSocket | undefined;
        connect((message) => {
          if (message['t'] !== 'init') return;
          resolve(message['state'] as Screen);
          page?.close();
        }).then((opened) => void (page = opened), reject);
      }),
  };
}
