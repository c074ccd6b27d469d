import { InputError } from '@ligase/core/errors';
import type { LabwareType } from '../labware/labware.ts';
import { parseVolume, type Picolitres } from '../units/volume.ts';

const file = 'labware file';

type Members = Readonly<Record<string, unknown>>;

const members: ReadonlySet<string> = new Set([
  'id',
  'rows',
  'columns',
  'capacity',
  'deadVolume',
  'tipsPerWell',
  'uses',
]);

/**
 * The types of labware of a lab's own file: JSON such as
 * `{"labware": [{"id": "pcr_96", "rows": 8, "columns": 12, "capacity": "200 uL", "deadVolume": "5 uL"}]}`, and `tipsPerWell` and
 * `uses` (`["source"]`) where they are needed.
 *
 * @throws {InputError} that lists everything that is wrong, by the place in the file
 */
export function readLabwareFile(content: string): readonly LabwareType[] {
  const all = entriesOf(content);
  const faults: string[] = [];
  const types = all.map((entry, index) => typeOf(entry, `labware[${index}]`, faults));
  const ids = types.map(({ id }) => id);
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) < index) faults.push(`labware[${index}].id: "${id}" is there already`);
  if (faults.length === 0) return types;
  throw new InputError('INPUT_INVALID', `The ${file} will not do:\n${faults.map((one) => `- ${one}`).join('\n')}`, {
    details: { faults },
  });
}

function entriesOf(content: string): readonly unknown[] {
  let document: unknown;
  try {
    document = JSON.parse(content);
  } catch (cause) {
    throw new InputError('INPUT_UNREADABLE', `The ${file} is no JSON: ${(cause as Error).message}.`, { cause });
  }
  const all = isObject(document) ? document['labware'] : undefined;
  if (Array.isArray(all)) return all;
  throw new InputError('INPUT_UNREADABLE', `The ${file} has no list "labware": {"labware": [ … ]} is wanted.`);
}

function typeOf(entry: unknown, place: string, faults: string[]): LabwareType {
  if (!isObject(entry)) faults.push(`${place}: it is no object`);
  const facts: Members = isObject(entry) ? entry : {};
  const fault = (member: string, message: string): void => {
    faults.push(`${place}.${member}: ${message}`);
  };
  const unknown = Object.keys(facts).find((member) => !members.has(member));
  if (unknown !== undefined) fault(unknown, `it is unknown; there are ${[...members].join(', ')}`);
  const whole = (member: string, most: number): number => {
    const value = facts[member];
    if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most) return value;
    fault(member, `a whole number from 1 to ${most} is wanted, not ${JSON.stringify(value) ?? 'nothing'}`);
    return 1;
  };
  const volume = (member: string): Picolitres => {
    try {
      return parseVolume(String(facts[member]));
    } catch {
      fault(member, `a volume such as "360 uL" is wanted, not ${JSON.stringify(facts[member]) ?? 'nothing'}`);
      return 0;
    }
  };
  const id = facts['id'];
  if (typeof id !== 'string' || id.trim() === '') fault('id', 'a name is wanted');
  const capacityPl = volume('capacity');
  const deadVolumePl = volume('deadVolume');
  if (deadVolumePl > capacityPl) fault('deadVolume', 'it is more than the capacity');
  const uses = usesOf(facts['uses'], fault);
  return {
    id: typeof id === 'string' ? id : place,
    rows: whole('rows', 64),
    columns: whole('columns', 96),
    capacityPl,
    deadVolumePl,
    ...(facts['tipsPerWell'] !== undefined && { tipsPerWell: whole('tipsPerWell', 384) }),
    ...(uses !== undefined && { uses }),
  };
}

function usesOf(value: unknown, fault: (member: string, message: string) => void): LabwareType['uses'] {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.length > 0 && value.every(isUse)) return value;
  fault('uses', `"source", "destination" or both are wanted in a list, not ${JSON.stringify(value)}`);
  return undefined;
}

const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isUse = (one: unknown): one is 'source' | 'destination' => one === 'source' || one === 'destination';
