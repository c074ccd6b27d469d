import { createLogger, systemClock } from '@ligase/core';
import { memoryInbox, webhookIntake } from '@ligase/webhooks';
import { Ailment, type Check } from './check.ts';

/** Whether the keys that Benchling signs its webhooks with can be had, for which the definition's id must be right. */
export function benchlingWebhooks(options: {
  readonly step: number;
  readonly appDefinitionId: string;
  /** Of the tenant, which has the keys. */
  readonly tenantUrl: URL;
}): Check<unknown> {
  const { step, appDefinitionId, tenantUrl } = options;
  return {
    step,
    what: "Benchling's webhooks",
    async look() {
      const intake = webhookIntake({
        appDefinitionId,
        inbox: memoryInbox(),
        clock: systemClock(),
        log: createLogger({ level: 'silent' }),
        jwksHost: tenantUrl.href,
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
}
