import { RefusedError } from '@ligase/core';
import type { FieldValues } from '@ligase/plugin-tasks/contract';

/**
 * The outputs that a worklist asks for: lines of `well,volume` in µL below a heading.
 * @throws {RefusedError} that names the first line at fault.
 */
export function readWorklist(text: string): readonly FieldValues[] {
  const [heading = '', ...lines] = text.trim().split(/\r?\n/u);
  if (heading.trim().toLowerCase() !== 'well,volume')
    throw new RefusedError(`The worklist must begin with "well,volume", not "${heading.slice(0, 40)}".`);
  return lines.map((line, index) => {
    const [, well, volume] = /^\s*([A-P]\d{1,2})\s*,\s*(\d+(?:\.\d+)?)\s*$/u.exec(line) ?? [];
    if (well === undefined)
      throw new RefusedError(`Line ${index + 2} of the worklist is no "A1,5": "${line.slice(0, 40)}".`);
    return { Well: well, Volume: Number(volume) };
  });
}
