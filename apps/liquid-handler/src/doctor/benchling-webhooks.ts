import { createLogger, systemClock } from '@ligase/core';
import { memoryInbox, webhookIntake } from '@ligase/webhooks';
import { Ailment, type Check } from './check.ts';

/** Whether the keys that Benchling signs its webhooks with can be had, for which the definition's id must be right. */
export const benchlingWebhooks: Check = {
  step: 1,
  what: "Benchling's webhooks",
  async look({ settings }) {
    const { LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID: appDefinitionId } = settings;
    const intake = webhookIntake({
      appDefinitionId,
      inbox: memoryInbox(),
      clock: systemClock(),
      log: createLogger({ level: 'silent' }),
      jwksHost: settings.LIQUID_HANDLER_BENCHLING_URL.href,
    });
    try {
      await intake.prepare();
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Ailment(`${why} Look whether ${appDefinitionId} is the id of the app's definition.`, { cause });
    }
    return `can be verified with the keys of ${appDefinitionId}`;
  },
};
