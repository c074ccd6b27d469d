import { expect, it } from 'vitest';
import { createJoinPieces } from './join-pieces.ts';

it('puts a text together that was cut within a character', () => {
  const bytes = Buffer.from('10 µL of β-mercaptoethanol');
  const join = createJoinPieces();

  const text = join([bytes.subarray(0, 4), bytes.subarray(4, 11), bytes.subarray(11)]);

  expect(text).toBe('10 µL of β-mercaptoethanol');
});

it('mixes no two texts, long or short, above all what it keeps or below', () => {
  const join = createJoinPieces();
  const texts = ['a'.repeat(70_000), 'b', 'c'.repeat(2_000_000), 'd'.repeat(90), 'e'.repeat(131_072)];

  const joined = texts.map((text) => join(halves(Buffer.from(text))));

  expect(joined.map((text, index) => text === texts[index])).toEqual([true, true, true, true, true]);
});

function halves(bytes: Buffer): readonly Buffer[] {
  const middle = bytes.length >> 1;
  return [bytes.subarray(0, middle), bytes.subarray(middle)];
}
