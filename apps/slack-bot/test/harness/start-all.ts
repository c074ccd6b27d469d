import { startFaultProxy, type FaultProxy } from './fault-proxy.ts';
import { startLab, type Lab } from './lab.ts';
import { startSlackPeer, type SlackPeer } from './slack-peer.ts';

/** A lab and a Slack that reach the bot by addresses which stay the same, whichever process it is. */
export interface Stage extends AsyncDisposable {
  readonly lab: Lab;
  readonly slack: SlackPeer;
  /** Before the bot, for Slack and Benchling. */
  readonly toBot: FaultProxy;
  /** Before Slack, for the bot. */
  readonly toSlack: FaultProxy;
}

/** Starts both, without a bot. */
export async function startStage({ mode = 'http' }: { readonly mode?: 'http' | 'socket' } = {}): Promise<Stage> {
  const [toBot, toSlack] = await Promise.all([startFaultProxy(), startFaultProxy()]);
  const [lab, slack] = await Promise.all([
    startLab({ webhookUrl: `${toBot.url}/benchling` }),
    startSlackPeer(mode === 'http' ? { requestUrl: `${toBot.url}/slack/events` } : {}),
  ]);
  toSlack.setTarget(slack.url);
  return {
    lab,
    slack,
    toBot,
    toSlack,
    async [Symbol.asyncDispose]() {
      for (const one of [lab, slack, toBot, toSlack]) await one[Symbol.asyncDispose]();
    },
  };
}
