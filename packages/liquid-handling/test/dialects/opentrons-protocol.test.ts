import { describe, expect, it } from 'vitest';
import { opentronsProtocol } from '../../src/dialects/opentrons/opentrons-protocol.ts';
import type { Labware, PlanFrame } from '../../src/index.ts';
import { labware, plate96 } from '../plates.ts';
import { anyDevice } from './arbitrary-plan.ts';

const frameOf = (...deck: readonly Labware[]): PlanFrame => ({
  name: 'Pick',
  device: anyDevice({ quantumPl: 100_000, mostDispenses: 1, tips: ['new'], hasExcess: false, canMix: false }),
  deck,
  contents: [],
  warnings: [],
});

const move = (commandType: string, labwareId: string, volume: unknown = 10): object => ({
  commandType,
  params: { pipetteId: 'p', labwareId, wellName: 'A1', volume },
});

const protocol = (...commands: readonly object[]): string => JSON.stringify({ schemaVersion: 8, commands });

describe('a protocol of Opentrons', () => {
  it('knows labware by its id before its name, whichever stands first on the deck', () => {
    const file = protocol(
      { commandType: 'loadLabware', params: { labwareId: 'a', displayName: 'b' } },
      { commandType: 'loadLabware', params: { labwareId: 'b', displayName: 'a' } },
      move('aspirate', 'a'),
      move('dispense', 'b'),
    );
    const [a, b] = [labware('a', plate96, 'sample'), labware('b', plate96, 'destination')];

    const read = [frameOf(a, b), frameOf(b, a)].map((frame) => opentronsProtocol({ pipettes: {} }).parse(file, frame));

    expect(read.map(({ steps }) => steps.map((one) => one.source.labware))).toEqual([['a'], ['a']]);
  });

  it.each([
    ['is no JSON', '{', 'is no JSON: "{".'],
    ['is of another schema', '{"schemaVersion":7,"commands":[]}', 'is not of schema 8: its "schemaVersion" is "7".'],
    ['is nothing but null', 'null', 'is not of schema 8: its "schemaVersion" is "missing".'],
    ['has a command without a type', protocol({}), 'Command 1 of the Opentrons protocol has no type'],
    ['dispenses what it has not', protocol(move('dispense', 'a')), 'dispenses, and nothing has been aspirated.'],
    [
      'aspirates for nothing',
      protocol(move('aspirate', 'a')),
      'Command 1 of the Opentrons protocol aspirates what is not',
    ],
    ['is about what is not there', protocol(move('aspirate', 'z')), 'is about "z", which is not on the deck.'],
    [
      'has a volume that is a text',
      protocol(move('aspirate', 'a', '10')),
      'has the volume "\\"10\\""; it must be a number',
    ],
    [
      'dispenses more than it has',
      protocol(move('aspirate', 'a'), move('dispense', 'a', 11)),
      'Command 2 of the Opentrons',
    ],
    [
      'does what no plan holds',
      protocol(move('aspirateInPlace', 'a')),
      'is "aspirateInPlace", which a plan could not hold.',
    ],
  ])('is refused with its command when it %s', (_, file, message) => {
    const frame = frameOf(labware('a', plate96, 'sample'));

    expect(() => opentronsProtocol({ pipettes: {} }).parse(file, frame)).toThrow(message);
  });
});
