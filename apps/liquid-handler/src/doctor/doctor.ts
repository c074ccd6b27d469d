import { openLabReader } from '../lab-check/lab-reader.ts';
import type { HandlerSettings } from '../settings.ts';
import { benchlingAccess } from './benchling-access.ts';
import { benchlingApp } from './benchling-app.ts';
import { benchlingWebhooks } from './benchling-webhooks.ts';
import type { Check } from './check.ts';
import { device } from './device.ts';
import { lab } from './lab.ts';
import { store } from './store.ts';

const checks: readonly Check[] = [benchlingApp, benchlingWebhooks, benchlingAccess, lab, device, store];

/** Looks at each step of the guide, says what it found, and gives whether all is well. Changes nothing anywhere. */
export async function doctor(settings: HandlerSettings, say: (line: string) => void): Promise<boolean> {
  await using reader = await openLabReader(settings);
  const patient = { ...reader, settings };
  let isWell = true;
  for (const { step, what, look } of checks)
    try {
      say(`ok    step ${step}: ${what} ${await look(patient)}`);
    } catch (error) {
      isWell = false;
      say(`WRONG step ${step}: ${what}. ${error instanceof Error ? error.message : String(error)}`);
    }
  return isWell;
}
