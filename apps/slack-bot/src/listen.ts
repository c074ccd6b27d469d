import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clock, type Logger } from '@ligase/core';
import { health, healthListener } from '@ligase/plugin-health';
import { nodeListener, webhookIntake } from '@ligase/webhooks';
import { workflows } from '@ligase/workflows';
import type { SlackBot } from './app.ts';
import { notice } from './cards/notice.ts';
import { configuration } from './configuration.ts';
import { modals } from './modals.ts';
import type { BotSettings } from './settings.ts';
import { slack } from '@ligase/plugin-slack/contract';
import { installation } from '@ligase/plugin-slack';
import { installPaths } from '@ligase/plugin-slack';
import { httpListener, socketConnection } from '@ligase/plugin-slack';
import { slackIntake } from '@ligase/plugin-slack';

/** Where the Slack app sends its requests, and the Benchling app its webhooks. */
const paths = { slack: '/slack/events', benchling: '/benchling' } as const;

/** A bot that takes things in. */
export interface Listening {
  readonly port: number;
  /** Takes in nothing more. What was acknowledged is kept. */
  close(): Promise<void>;
}

/** Opens every way in: Slack, by its requests or over Socket Mode; Benchling's webhooks; and the questions after its health. */
export async function listen(app: SlackBot, settings: BotSettings, log: Logger): Promise<Listening> {
  const inbox = app.get(workflows);
  const service = app.get(slack);
  const intake = slackIntake({
    inbox,
    modals,
    openModal: (triggerId, view) => service.openModal(triggerId, view),
    answer: (to, words) => service.reply(to, notice(words)),
    heedRemoval: () => app.get(installation).heedRemoval(),
    clock: app.get(clock),
    log,
  });
  const webhooks = webhookIntake({
    appDefinitionId: settings.SLACK_BOT_BENCHLING_APP_DEFINITION_ID,
    path: paths.benchling,
    tenantUrl: settings.SLACK_BOT_BENCHLING_URL.href,
    jwksHost: settings.SLACK_BOT_BENCHLING_URL.href,
    clock: app.get(clock),
    log,
    inbox: {
      receive(delivery) {
        app.get(configuration).heed(delivery.payload);
        return inbox.receive(delivery);
      },
    },
  });
  const isSocket = settings.SLACK_BOT_SLACK_MODE === 'socket';
  const fromBenchling = nodeListener(webhooks);
  const fromSlack: RequestListener = isSocket
    ? (_, response) => void response.writeHead(404).end('This bot works in Socket Mode')
    : httpListener({ signingSecret: settings.SLACK_BOT_SLACK_SIGNING_SECRET, path: paths.slack, log }, intake);
  const { pages } = app.get(installation);
  const route: RequestListener = (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (path === paths.slack) return fromSlack(request, response);
    const isPage = path === installPaths.begin || path === installPaths.end;
    return isPage && pages !== undefined ? pages(request, response) : fromBenchling(request, response);
  };

  const server = createServer(healthListener(app.get(health), route));
  server.listen(settings.SLACK_BOT_PORT, settings.SLACK_BOT_HOST);
  await once(server, 'listening');
  const socket = isSocket
    ? socketConnection(
        { appToken: settings.SLACK_BOT_SLACK_APP_TOKEN, apiUrl: settings.SLACK_BOT_SLACK_API_URL.href, log },
        intake,
      )
    : undefined;
  await socket?.start();
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await socket?.stop();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
