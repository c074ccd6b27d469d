import { readFile } from 'node:fs/promises';
import { readLabwareFile, type LabwareType } from '@ligase/liquid-handling';
import type { HandlerSettings } from '../settings.ts';

/**
 * The types of the lab's own labware file; none without one.
 * @throws {InputError} for a file that says something else.
 */
export async function readOwnLabware({
  LIQUID_HANDLER_LABWARE_FILE: file,
}: HandlerSettings): Promise<readonly LabwareType[]> {
  return file === '' ? [] : readLabwareFile(await readFile(file, 'utf8'));
}
