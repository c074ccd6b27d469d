import { access, constants } from 'node:fs/promises';
import { linkTo } from '../devices/link-to.ts';
import { robotApi } from '../devices/opentrons/robot-api.ts';
import { profileOf } from '../devices/profile-of.ts';
import type { HandlerSettings } from '../settings.ts';
import { Ailment, type Check } from '@ligase/doctor';
import type { Patient } from './patient.ts';

/** Whether the device can be reached as it is linked; nothing is handed to it. */
export const device: Check<Patient> = {
  step: 5,
  what: 'the device',
  async look({ settings }) {
    const profile = profileOf(settings);
    await linkTo(profile, settings);
    if (settings.LIQUID_HANDLER_LINK === 'files') return lookAtFolders(settings);
    if (settings.LIQUID_HANDLER_LINK === 'dry-run')
      return `is a dry run of ${profile.name}, which moves nothing and reports all as done`;
    const { href } = settings.LIQUID_HANDLER_ROBOT_URL;
    const runs = await robotApi(settings.LIQUID_HANDLER_ROBOT_URL, 10_000).runs();
    return `answers at ${href}, with ${runs.length} runs in its memory`;
  },
};

async function lookAtFolders(settings: HandlerSettings): Promise<string> {
  const { LIQUID_HANDLER_WORKLIST_FOLDER: worklists, LIQUID_HANDLER_LOG_FOLDER: logs } = settings;
  for (const [name, folder, mode, may] of [
    ['LIQUID_HANDLER_WORKLIST_FOLDER', worklists, constants.R_OK | constants.W_OK, 'read and write'],
    ['LIQUID_HANDLER_LOG_FOLDER', logs, constants.R_OK, 'read'],
  ] as const)
    try {
      await access(folder, mode);
    } catch (cause) {
      throw new Ailment(
        `${name} is ${folder}, which is not there, or which the app may not ${may}. Mend one of them.`,
        {
          cause,
        },
      );
    }
  return `takes files from ${worklists}, and its logs are read from ${logs}`;
}
