import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { clock, type Logger } from '@ligase/core';
import { health, healthListener } from '@ligase/plugin-health';
import { nodeListener, webhookIntake } from '@ligase/webhooks';
import { workflows } from '@ligase/workflows';
import type { LiquidHandler } from './app.ts';
import { configuration } from './configuration.ts';
import type { HandlerSettings } from './settings.ts';

/** An app that takes things in. */
export interface Listening {
  readonly port: number;
  /** Takes in nothing more. What was acknowledged is kept. */
  close(): Promise<void>;
}

/** Opens the ways in: Benchling's webhooks, and the questions after the app's health. */
export async function listen(app: LiquidHandler, settings: HandlerSettings, log: Logger): Promise<Listening> {
  const inbox = app.get(workflows);
  const webhooks = webhookIntake({
    appDefinitionId: settings.LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID,
    path: '/benchling',
    tenantUrl: settings.LIQUID_HANDLER_BENCHLING_URL.href,
    jwksHost: settings.LIQUID_HANDLER_BENCHLING_URL.href,
    clock: app.get(clock),
    log,
    inbox: {
      receive(delivery) {
        app.get(configuration).heed(delivery.payload);
        return inbox.receive(delivery);
      },
    },
  });
  const server = createServer(healthListener(app.get(health), nodeListener(webhooks)));
  server.listen(settings.LIQUID_HANDLER_PORT, settings.LIQUID_HANDLER_HOST);
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await closed;
    },
  };
}
