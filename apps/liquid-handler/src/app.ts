import { readFile } from 'node:fs/promises';
import { clientCredentials, createApp, SettingsError, type App, type CoreIds, type Logger } from '@ligase/core';
import { deviceProfiles, readLabwareFile } from '@ligase/liquid-handling';
import { accessPlugin } from '@ligase/plugin-access';
import { auditingPlugin } from '@ligase/plugin-auditing';
import { canvasPlugin } from '@ligase/plugin-canvas';
import { configurationPlugin } from '@ligase/plugin-configuration';
import { entriesPlugin } from '@ligase/plugin-entries';
import { healthPlugin } from '@ligase/plugin-health';
import { inventoryPlugin } from '@ligase/plugin-inventory';
import { runsPlugin } from '@ligase/plugin-runs';
import { sequencesPlugin } from '@ligase/plugin-sequences';
import { tasksPlugin } from '@ligase/plugin-tasks';
import { eventsReceiver } from '@ligase/receivers/events';
import { engineDatabase, workflowsPlugin } from '@ligase/workflows';
import { benchPlugin } from './bench.ts';
import { configurationSchema } from './configuration.ts';
import { plateHoldsPlugin } from './deck/plate-holds.ts';
import type { Device } from './devices/contract.ts';
import { devicePlugin } from './devices/device-plugin.ts';
import { linkTo } from './devices/link-to.ts';
import type { HandlerSettings } from './settings.ts';
import { transformEvents, triggers } from './triggers.ts';
import { answerPlan } from './workflows/answer-plan.ts';
import { cherryPickTask } from './workflows/cherry-pick.ts';
import { convertFile } from './workflows/convert-file.ts';
import { diluteSeriallyTask } from './workflows/dilute-serially.ts';
import { findReady } from './workflows/find-ready.ts';
import { hearDevice } from './workflows/hear-device.ts';
import { hearTask } from './workflows/hear-task.ts';
import { normaliseTask } from './workflows/normalise.ts';
import { poolEquimolarTask, poolTask } from './workflows/pool.ts';

/** The liquid handler's app, composed. */
export type LiquidHandler = App<
  | CoreIds
  | 'access'
  | 'audit'
  | 'bench'
  | 'canvas'
  | 'configuration'
  | 'device'
  | 'entries'
  | 'health'
  | 'inventory'
  | 'plate-holds'
  // With the link "files" alone.
  | 'receiver:device'
  // With a transform alone.
  | 'receiver:events'
  | 'runs'
  | 'sequences'
  | 'tasks'
  | 'workflows'
>;

/** Composes the app: its plugins, its workflows and what starts them. It takes in nothing yet. */
export async function createLiquidHandler(
  settings: HandlerSettings,
  log: Logger,
  /** Instead of the device that is linked by the settings. */
  chosen?: Device,
): Promise<LiquidHandler> {
  const profile = deviceProfiles.find(({ id }) => id === settings.LIQUID_HANDLER_DEVICE);
  if (profile === undefined)
    throw new SettingsError('SETTINGS_INVALID', `There is no device ${settings.LIQUID_HANDLER_DEVICE}.`);
  const link = await linkTo(profile, settings);
  const labwareFile = settings.LIQUID_HANDLER_LABWARE_FILE;
  const labware = labwareFile === '' ? [] : readLabwareFile(await readFile(labwareFile, 'utf8'));
  const appId = settings.LIQUID_HANDLER_BENCHLING_APP_ID;
  const transformId = settings.LIQUID_HANDLER_TRANSFORM_ID;
  const database = engineDatabase(settings.LIQUID_HANDLER_STORE, { log });
  return createApp({
    name: 'liquid-handler',
    tenant: settings.LIQUID_HANDLER_BENCHLING_URL,
    logger: log,
    share: database,
    auth: clientCredentials({
      clientId: settings.LIQUID_HANDLER_BENCHLING_CLIENT_ID,
      clientSecret: settings.LIQUID_HANDLER_BENCHLING_CLIENT_SECRET,
    }),
    plugins: [
      healthPlugin(),
      auditingPlugin({ sink: database.auditSink() }),
      configurationPlugin({ schema: configurationSchema, appId }),
      accessPlugin({ appId }),
      tasksPlugin(),
      entriesPlugin(),
      canvasPlugin(),
      sequencesPlugin(),
      inventoryPlugin({ settleMs: settings.LIQUID_HANDLER_TRANSFER_SETTLE_MS }),
      runsPlugin(),
      benchPlugin({
        appId,
        profile,
        dialect: link.dialect,
        labware,
        transformId,
        claimSettleMs: settings.LIQUID_HANDLER_CLAIM_SETTLE_MS,
        lookEveryMs: settings.LIQUID_HANDLER_LOOK_EVERY_MS,
        silentAfterMs: settings.LIQUID_HANDLER_DEVICE_SILENT_MS,
      }),
      devicePlugin(chosen ?? link.device),
      plateHoldsPlugin(database),
      workflowsPlugin({
        workflows: [
          hearTask,
          findReady,
          answerPlan,
          normaliseTask,
          cherryPickTask,
          diluteSeriallyTask,
          poolTask,
          poolEquimolarTask,
          convertFile,
          hearDevice,
        ],
        triggers,
        store: database,
      }),
      ...link.receivers,
      ...(transformId === ''
        ? []
        : [eventsReceiver({ types: transformEvents, everyMs: settings.LIQUID_HANDLER_EVENTS_EVERY_MS })]),
    ],
  });
}
