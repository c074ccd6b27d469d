import type { Check } from './check.ts';

/** Makes each check, whatever becomes of those before, says a line of what it found, and gives whether all is well. */
export async function examine<Patient>(
  checks: readonly Check<Patient>[],
  patient: Patient,
  say: (line: string) => void,
): Promise<boolean> {
  let isWell = true;
  for (const { step, what, look } of checks)
    try {
      // oxlint-disable-next-line no-await-in-loop -- in the order of the guide
      say(`ok    step ${step}: ${what} ${await look(patient)}`);
    } catch (error) {
      isWell = false;
      say(`WRONG step ${step}: ${what}. ${error instanceof Error ? error.message : String(error)}`);
    }
  return isWell;
}
