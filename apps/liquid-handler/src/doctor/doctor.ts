import { benchlingAccess, benchlingApp, benchlingWebhooks, examine, store, type Check } from '@ligase/doctor';
import { openLabReader } from '../lab-check/lab-reader.ts';
import type { HandlerSettings } from '../settings.ts';
import { device } from './device.ts';
import { lab } from './lab.ts';
import type { Patient } from './patient.ts';

/** By the steps of docs/guides/liquid-handler.md. */
const checksFor = (settings: HandlerSettings): readonly Check<Patient>[] => [
  benchlingApp({ step: 1, appId: settings.LIQUID_HANDLER_BENCHLING_APP_ID }),
  benchlingWebhooks({
    step: 1,
    appDefinitionId: settings.LIQUID_HANDLER_BENCHLING_APP_DEFINITION_ID,
    tenantUrl: settings.LIQUID_HANDLER_BENCHLING_URL,
  }),
  benchlingAccess({
    step: 2,
    noPlaces: 'give it Write on those of the plates and of their schemas.',
    noPeople: 'it cannot tell who may approve a plan: add it to that of the people in the lab.',
  }),
  lab,
  device,
  store({ step: 6, address: settings.LIQUID_HANDLER_STORE }),
];

/** Looks at each step of the guide, says what it found, and gives whether all is well. Changes nothing in Benchling or at the device. */
export async function doctor(settings: HandlerSettings, say: (line: string) => void): Promise<boolean> {
  await using reader = await openLabReader(settings);
  return await examine(checksFor(settings), { ...reader, settings }, say);
}
