import { readFile } from 'node:fs/promises';
import { SettingsError, systemClock } from '@ligase/core';
import type { DeviceProfile, Dialect } from '@ligase/liquid-handling';
import { folderReceiver } from '@ligase/receivers/folder';
import type { HandlerSettings } from '../settings.ts';
import type { Device } from './contract.ts';
import { dialectOf } from './dialect-of.ts';
import { dryRun } from './dry-run.ts';
import { fileDrop } from './file-drop/file-drop.ts';
import { opentronsRobot } from './opentrons/opentrons-robot.ts';
import { robotApi } from './opentrons/robot-api.ts';
import { readRobotSetup, robotDialect } from './opentrons/robot-setup.ts';

/** A device, the files that it takes, and what hears it. */
export interface Link {
  readonly device: Device;
  readonly dialect: Dialect;
  readonly receivers: readonly ReturnType<typeof folderReceiver<'device'>>[];
}

/**
 * Links the app to the device that is set; to none that could move liquid without a word that it may.
 * @throws {SettingsError} `SETTINGS_INVALID`, or `SETTINGS_MISSING`.
 */
export async function linkTo(profile: DeviceProfile, settings: HandlerSettings): Promise<Link> {
  const { LIQUID_HANDLER_LINK: link } = settings;
  if (link === 'dry-run') return { device: dryRun(), dialect: dialectOf(profile), receivers: [] };
  if (!settings.LIQUID_HANDLER_MAY_MOVE_LIQUID)
    throw new SettingsError(
      'SETTINGS_INVALID',
      `LIQUID_HANDLER_LINK is "${link}", by which a device moves liquid. Set LIQUID_HANDLER_MAY_MOVE_LIQUID to "true" when it may, or leave both out for a dry run.`,
    );
  return link === 'files' ? linkByFiles(profile, settings) : linkToRobot(settings);
}

async function linkToRobot(settings: HandlerSettings): Promise<Link> {
  const file = needed(settings, 'LIQUID_HANDLER_ROBOT_FILE');
  const dialect = robotDialect(readRobotSetup(await readFile(file, 'utf8')));
  const api = robotApi(settings.LIQUID_HANDLER_ROBOT_URL, 30_000);
  const device = opentronsRobot({ api, clock: systemClock(), everyMs: 1_000, analysisMs: 300_000 });
  return { device, dialect, receivers: [] };
}

function linkByFiles(profile: DeviceProfile, settings: HandlerSettings): Link {
  const dialect = dialectOf(profile);
  const worklistFolder = needed(settings, 'LIQUID_HANDLER_WORKLIST_FOLDER');
  const folder = needed(settings, 'LIQUID_HANDLER_LOG_FOLDER');
  const settleMs = settings.LIQUID_HANDLER_LOG_SETTLE_MS;
  return {
    device: fileDrop({ worklistFolder, dialect, logs: { folder, settleMs, clock: systemClock() } }),
    dialect,
    receivers: [folderReceiver({ name: 'device', folder, complete: { stableForMs: settleMs } })],
  };
}

function needed(
  settings: HandlerSettings,
  name: 'LIQUID_HANDLER_LOG_FOLDER' | 'LIQUID_HANDLER_ROBOT_FILE' | 'LIQUID_HANDLER_WORKLIST_FOLDER',
): string {
  const value = settings[name];
  if (value === '')
    throw new SettingsError(
      'SETTINGS_MISSING',
      `${name} is not set, which the link "${settings.LIQUID_HANDLER_LINK}" needs.`,
    );
  return value;
}
