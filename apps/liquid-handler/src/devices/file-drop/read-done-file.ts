import { readEchoLog, type ActualTransfer, type PlanFrame } from '@ligase/liquid-handling';

/**
 * What a `.done` file says went otherwise than planned: nothing when it is empty or holds the word `done`; otherwise it is the part
 * `[EXCEPTIONS]` of an Echo's transfer report, with volumes in nL.
 *
 * @throws {InputError} with the line, for anything else.
 */
export function readDoneFile(text: string, frame: PlanFrame): readonly ActualTransfer[] {
  const said = text.trim();
  if (said === '' || said.toLowerCase() === 'done') return [];
  return readEchoLog(`${text}\n[DETAILS]\n`, frame).transfers;
}
