import { once } from 'node:events';
import { createServer } from 'node:http';
import {
  address,
  clientCredentials,
  createApp,
  createLogger,
  integer,
  readSettings,
  secret,
  stopOnSignals,
  systemClock,
  text,
} from '@ligase/core';
import { canvasPlugin } from '@ligase/plugin-canvas';
import { tasksPlugin } from '@ligase/plugin-tasks';
import { nodeListener, webhookIntake } from '@ligase/webhooks';
import { workflows, workflowsPlugin } from '@ligase/workflows';
import { showForm } from './show-form.ts';
import { transferPlate } from './transfer-plate.ts';
import { onOpen, onPress } from './triggers.ts';

const settings = readSettings(
  {
    TASK_CANVAS_BENCHLING_URL: address({ what: "the tenant's address" }),
    TASK_CANVAS_BENCHLING_CLIENT_ID: text({ what: "the app's client id" }),
    TASK_CANVAS_BENCHLING_CLIENT_SECRET: secret({ what: "the app's client secret" }),
    TASK_CANVAS_APP_DEFINITION_ID: text({ what: "the app's definition, appdef_…" }),
    TASK_CANVAS_PORT: integer({ what: 'the port to listen on', min: 0, max: 65_535, fallback: 3000 }),
    TASK_CANVAS_STORE: text({ what: 'where runs are kept', fallback: 'pglite:./data' }),
  },
  process.env,
);
const tenant = settings.TASK_CANVAS_BENCHLING_URL.href;
const log = createLogger();

const app = await createApp({
  name: 'task-canvas',
  tenant,
  logger: log,
  auth: clientCredentials({
    clientId: settings.TASK_CANVAS_BENCHLING_CLIENT_ID,
    clientSecret: settings.TASK_CANVAS_BENCHLING_CLIENT_SECRET,
  }),
  plugins: [
    canvasPlugin(),
    tasksPlugin(),
    workflowsPlugin({
      workflows: [showForm, transferPlate],
      triggers: [onOpen, onPress],
      store: settings.TASK_CANVAS_STORE,
    }),
  ],
});
const intake = webhookIntake({
  appDefinitionId: settings.TASK_CANVAS_APP_DEFINITION_ID,
  inbox: app.get(workflows),
  jwksHost: tenant,
  clock: systemClock(),
  log,
});
const server = createServer(nodeListener(intake)).listen(settings.TASK_CANVAS_PORT, '127.0.0.1');
await once(server, 'listening');
log.info({ address: server.address() }, 'listening');
await stopOnSignals(app, { log });
process.exit();
