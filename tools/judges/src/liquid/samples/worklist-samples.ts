import { type Labware, parseVolume, tecanEvo, tecanWorklist, transfersOf, volumePl } from '@ligase/liquid-handling';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Sample } from './sample.ts';

interface Listed {
  readonly name: string;
  readonly records: readonly string[];
}

/**
 * The worklists that the tests of an installed Python package hold for right. They are read where they are, and nothing of the package
 * is run.
 *
 * @returns in words why there are none, where the package cannot be looked into
 */
export function worklistSamples(python: string, name: string): readonly Sample[] | string {
  const script = fileURLToPath(new URL('../../../liquid/list_worklists.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync(python, [script, name], { encoding: 'utf8' });
  if (status !== 0) return stderr.trim().split('\n').at(-1) ?? 'it failed';
  return (JSON.parse(stdout) as readonly Listed[]).map((one) => ({
    name: one.name,
    read: () => readWorklist(one.records),
    ...(hasTipsBeside(one.records) && { refusal: /is not dispensed/ }),
  }));
}

/** Whether several tips are filled before the first is emptied. Which of them serves which well, such a file does not say to a plan. */
function hasTipsBeside(records: readonly string[]): boolean {
  return records.some((record, place) => record.startsWith('A') && records[place + 1]?.startsWith('A') === true);
}

/** Reads a worklist on a deck of the racks that it names, and holds against its records what is moved. */
function readWorklist(records: readonly string[]): void {
  const cells = records.map((record) => record.split(';'));
  const racks = new Set(cells.flatMap(([kind, first = '', ...more]) => racksOf(kind, first, more)));
  const frame = { name: 'Sample', device: tecanEvo, deck: [...racks].map(labwareOf), contents: [], warnings: [] };

  const plan = tecanWorklist({ software: 'evo' }).parse(`${records.join('\r\n')}\r\n`, frame);

  const moved = cells.filter(([kind]) => kind === 'D').map((cell) => volumePl(cell[6] ?? '', 'uL'));
  const dispensed = transfersOf(plan).map((one) => one.volumePl);
  assert.deepEqual(
    dispensed.toSorted((one, other) => one - other),
    [...moved.filter((one) => one > 0), ...cells.flatMap(distributed)].toSorted((one, other) => one - other),
  );
}

function racksOf(kind: string | undefined, first: string, more: readonly string[]): readonly string[] {
  if (kind === 'A' || kind === 'D') return [first];
  return kind === 'R' ? [first, more[4] ?? ''] : [];
}

/** What an `R` record dispenses: one volume to each well of a range but those that it excludes. */
function distributed([kind, ...cells]: readonly string[]): readonly number[] {
  if (kind !== 'R') return [];
  const excluded = cells.slice(15).filter((cell) => cell !== '').length;
  const wells = Number(cells[9]) - Number(cells[8]) + 1 - excluded;
  return Array.from({ length: wells }, () => volumePl(cells[10] ?? '', 'uL'));
}

function labwareOf(id: string): Labware {
  const type = { id: 'any', rows: 16, columns: 24, capacityPl: parseVolume('1 L'), deadVolumePl: 0 };
  return { id, type, role: 'sample' };
}
