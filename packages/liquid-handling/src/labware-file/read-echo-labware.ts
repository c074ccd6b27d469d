import { InputError } from '@ligase/core/errors';
import { parseXml, XmlElement, XmlError, type XmlNode } from '@rgrove/parse-xml';
import type { LabwareType } from '../labware/labware.ts';
import { type Picolitres, type VolumeUnit, volumePl } from '../units/volume.ts';

const file = 'Echo labware file';

/** A type of plate as an Echo has it, with what the Echo keeps to. */
export interface EchoLabware {
  /** The largest volume that a source well may hold is its capacity, the least is its dead volume. */
  readonly type: LabwareType;
  /** What a drop holds. */
  readonly dropPl: Picolitres;
  /** The most that may be drawn from a well in one transfer; absent for destinations. */
  readonly mostPl?: Picolitres;
}

/**
 * The plates of an Echo's labware file (`.elwx`): their sizes, and the limits that the Echo keeps to. Volumes of wells are in uL
 * there, those of drops and transfers in nL.
 *
 * @throws {InputError} `INPUT_UNREADABLE` for what is no such file, `INPUT_INVALID` with the line for a plate that lacks something
 */
export function readEchoLabware(content: string): readonly EchoLabware[] {
  const plates = elementsOf(rootOf(content)).filter(({ name }) => name === 'plateinfo');
  if (plates.length === 0) throw new InputError('INPUT_UNREADABLE', `The ${file} has no <plateinfo>.`);
  return plates.map((plate) => labwareOf(plate, lineAt(content, plate.start)));
}

function rootOf(content: string): XmlElement {
  try {
    const { root } = parseXml(content, { includeOffsets: true });
    if (root !== null) return root;
  } catch (cause) {
    if (!(cause instanceof XmlError)) throw cause;
    throw new InputError('INPUT_UNREADABLE', `Line ${cause.line} of the ${file}: it is no XML. ${firstLine(cause)}`, {
      cause,
    });
  }
  throw new InputError('INPUT_UNREADABLE', `The ${file} is empty.`);
}

function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement).flatMap((child) => [child, ...elementsOf(child)]);
}

const isElement = (node: XmlNode): node is XmlElement => node instanceof XmlElement;

function labwareOf({ attributes }: XmlElement, line: number): EchoLabware {
  const text = (name: string): string => {
    const value = attributes[name];
    if (value === undefined || value.trim() === '') throw fault(line, `a plate has no "${name}".`);
    return value.trim();
  };
  const whole = (name: string): number => {
    const value = Number(text(name));
    if (!Number.isInteger(value) || value < 1)
      throw fault(line, `"${name}" is "${text(name)}" where a whole number is wanted.`);
    return value;
  };
  const volume = (name: string, unit: VolumeUnit): Picolitres => {
    const value = text(name);
    try {
      return volumePl(value, unit);
    } catch (cause) {
      throw fault(line, `"${name}" is "${value}" where a number of ${unit} is wanted.`, cause);
    }
  };
  const usage = text('usage');
  if (usage !== 'SRC' && usage !== 'DEST') throw fault(line, `"usage" is "${usage}" where SRC or DEST is wanted.`);
  const isSource = usage === 'SRC';
  return {
    type: {
      id: text('platetype'),
      rows: whole('rows'),
      columns: whole('cols'),
      capacityPl: volume(isSource ? 'maxwellvol' : 'wellcapacity', 'uL'),
      deadVolumePl: isSource ? volume('minwellvol', 'uL') : 0,
      uses: [isSource ? 'source' : 'destination'],
    },
    dropPl: volume('dropvolume', 'nL'),
    ...(isSource && { mostPl: volume('maxvoltotal', 'nL') }),
  };
}

function lineAt(content: string, offset: number): number {
  return content.slice(0, offset).split('\n').length;
}

const firstLine = ({ message }: Error): string => message.split('\n')[0] ?? '';

function fault(line: number, message: string, cause?: unknown): InputError {
  return new InputError('INPUT_INVALID', `Line ${line} of the ${file}: ${message}`, { cause });
}
