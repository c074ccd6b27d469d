import { deviceProfiles } from '@ligase/liquid-handling';
import { address, flag, integer, oneOf, readSettings, secret, text, type SettingsOf } from '@ligase/core';

const spec = {
  LIQUID_HANDLER_BENCHLING_URL: address({ what: "the tenant's address" }),
  LIQUID_HANDLER_BENCHLING_CLIENT_ID: text({ what: "the Benchling app's client id" }),
  LIQUID_HANDLER_BENCHLING_CLIENT_SECRET: secret({ what: "the Benchling app's client secret" }),
  LIQUID_HANDLER_BENCHLING_APP_ID: text({ what: "the Benchling app's id in this tenant, app_…" }),
  LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID: text({ what: "the id of the Benchling app's definition, appdef_…" }),
  LIQUID_HANDLER_DEVICE: oneOf(
    deviceProfiles.map(({ id }) => id),
    { what: 'which device plans are made for', fallback: 'opentrons-ot2' },
  ),
  LIQUID_HANDLER_LINK: oneOf(['dry-run', 'files', 'opentrons'], {
    what: 'how the device is reached; a dry run moves nothing',
    fallback: 'dry-run',
  }),
  LIQUID_HANDLER_MAY_MOVE_LIQUID: flag({
    what: 'whether a device may be told to move liquid; needed for all links but the dry run',
    fallback: false,
  }),
  LIQUID_HANDLER_WORKLIST_FOLDER: text({
    what: 'where a device takes its worklists, for the link "files"',
    fallback: '',
  }),
  LIQUID_HANDLER_LOG_FOLDER: text({ what: 'where a device writes what it did, for the link "files"', fallback: '' }),
  LIQUID_HANDLER_LOG_SETTLE_MS: integer({
    what: 'how long a file of the log folder must not have changed to count as complete',
    min: 0,
    fallback: 5_000,
  }),
  LIQUID_HANDLER_ROBOT_URL: address({
    what: 'the address of a robot of Opentrons, for the link "opentrons"',
    fallback: new URL('http://127.0.0.1:31950'),
  }),
  LIQUID_HANDLER_ROBOT_FILE: text({ what: 'the file that says how that robot is set up', fallback: '' }),
  LIQUID_HANDLER_DEVICE_SILENT_MS: integer({
    what: 'how long a device may say nothing before the task says that a person has to look',
    min: 0,
    fallback: 28_800_000,
  }),
  LIQUID_HANDLER_TRANSFORM_ID: text({
    what: 'the id of the custom transform by which input files of runs are converted for the device; without it none are',
    fallback: '',
  }),
  LIQUID_HANDLER_EVENTS_EVERY_MS: integer({
    what: 'how often Benchling is asked whether a file is to be converted, which it tells by no webhook',
    min: 100,
    fallback: 10_000,
  }),
  LIQUID_HANDLER_LABWARE_FILE: text({ what: "the lab's own file of labware types", fallback: '' }),
  LIQUID_HANDLER_CLAIM_SETTLE_MS: integer({
    what: 'how long another app has to claim a task, too, before it is looked at again',
    min: 0,
    fallback: 2_000,
  }),
  LIQUID_HANDLER_TRANSFER_SETTLE_MS: integer({
    what: 'how long a request for transfers of which no answer came may still be done by Benchling',
    min: 0,
    fallback: 120_000,
  }),
  LIQUID_HANDLER_LOOK_EVERY_MS: integer({
    what: 'how often a task that waits for somebody is looked at, should a webhook be lost',
    min: 100,
    fallback: 3_600_000,
  }),
  LIQUID_HANDLER_HOST: text({ what: 'the address to listen on', fallback: '127.0.0.1' }),
  LIQUID_HANDLER_PORT: integer({ what: 'the port to listen on', min: 0, max: 65_535, fallback: 3000 }),
  LIQUID_HANDLER_STORE: text({
    what: 'where runs and the audit trail are kept',
    fallback: 'pglite:./liquid-handler-data',
  }),
  LIQUID_HANDLER_LOG_LEVEL: oneOf(['debug', 'info', 'warn', 'error'], { what: 'how much to log', fallback: 'info' }),
};

/** What the app is told by whoever runs it. */
export type HandlerSettings = SettingsOf<typeof spec>;

/**
 * Reads the settings from the environment.
 * @throws {SettingsError} listing all that is missing or wrong.
 */
export function readHandlerSettings(environment: Readonly<Record<string, string | undefined>>): HandlerSettings {
  return readSettings(spec, environment);
}
