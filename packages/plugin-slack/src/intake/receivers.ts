import type { RequestListener } from 'node:http';
import type { Logger, Secret } from '@ligase/core';
import { HTTPReceiver, SocketModeReceiver, type App, type Receiver } from '@slack/bolt';
import { boltLogger } from '../bolt-logger.ts';
import type { SlackIntake } from './slack-intake.ts';

/**
 * Hands what a receiver takes straight to an intake. Bolt's own `App` acknowledges events before any of its listeners is
 * called, so that an event would be lost with the process; of the app, a receiver uses nothing but this.
 */
function handTo(receiver: Receiver, intake: SlackIntake): void {
  receiver.init({ processEvent: intake } as App);
}

/** Takes Slack's signed requests: a listener for the path that the Slack app is set to. */
export function httpListener(
  { signingSecret, path, log }: { readonly signingSecret: Secret; readonly path: string; readonly log: Logger },
  intake: SlackIntake,
): RequestListener {
  const receiver = new HTTPReceiver({
    signingSecret: signingSecret.reveal(),
    endpoints: path,
    logger: boltLogger(log),
  });
  handTo(receiver, intake);
  return receiver.requestListener;
}

/** A connection of Socket Mode, which needs no address that Slack can reach. */
export interface SlackSocket {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Takes what Slack sends over Socket Mode. */
export function socketConnection(
  { appToken, apiUrl, log }: { readonly appToken: Secret; readonly apiUrl?: string; readonly log: Logger },
  intake: SlackIntake,
): SlackSocket {
  const receiver = new SocketModeReceiver({
    appToken: appToken.reveal(),
    logger: boltLogger(log),
    ...(apiUrl !== undefined && { installerOptions: { clientOptions: { slackApiUrl: apiUrl } } }),
  });
  handTo(receiver, intake);
  return {
    async start() {
      await receiver.start();
    },
    stop: () => receiver.stop(),
  };
}
