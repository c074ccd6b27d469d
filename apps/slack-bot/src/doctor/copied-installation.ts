import { createLogger, isLigaseError, memorySharedState, systemClock, type SharedState } from '@ligase/core';
import { engineDatabase } from '@ligase/workflows';
import type { BotSettings } from '../settings.ts';
import { installationKey } from '@ligase/plugin-slack';
import { Ailment } from '@ligase/doctor';

/** A copy of what the bot has kept of its installation, so that the store is free at once; without one, each look says why. */
export async function copiedInstallation(settings: BotSettings, app: string): Promise<SharedState> {
  const copy = memorySharedState({ clock: systemClock() });
  if (settings.SLACK_BOT_SLACK_CLIENT_ID === '') return copy;
  const database = engineDatabase(settings.SLACK_BOT_STORE, { log: createLogger({ level: 'silent' }) });
  try {
    await database.open();
  } catch (cause) {
    const isRunning = isLigaseError(cause) && cause.code === 'WORKFLOW_STORE_IN_USE';
    const why = isRunning
      ? 'The installation is in the store of the running bot: stop the bot to look at it.'
      : 'The installation is in the store, which does not open: see step 6.';
    return { ...copy, change: () => Promise.reject(new Ailment(why, { cause })) };
  }
  const key = installationKey(app);
  const kept = await database.change(key, (value) => ({ give: value }));
  await database.close();
  await copy.change(key, () => ({ keep: kept, give: undefined }));
  return copy;
}
