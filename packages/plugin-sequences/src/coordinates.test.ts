import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reverseComplement } from './bases.ts';
import {
  basesOfSpan,
  lengthOfSpan,
  normaliseSpan,
  overlapOfSpans,
  rangeOfSpan,
  reverseSpan,
  rotateBases,
  rotateSpan,
  shiftSpan,
  spanOfRange,
  type Frame,
  type Span,
} from './coordinates.ts';

/** The model: the positions of a stretch, found by walking from base to base. */
function walk(span: Span, frame: Frame): number[] {
  const positions = [span.start];
  for (let at = (span.start + 1) % frame.length; at !== span.end; at = (at + 1) % frame.length) positions.push(at);
  return positions;
}

const anyBases = fc.string({ unit: fc.constantFrom(...'ACGTRNacgt'.split('')), minLength: 1, maxLength: 40 });
const placed = fc.tuple(anyBases, fc.boolean(), fc.nat(), fc.nat()).map(([bases, isCircular, a, b]) => {
  const [start, end] = [a % bases.length, b % bases.length];
  const frame: Frame = { length: bases.length, isCircular };
  const ends = isCircular || end === 0 || start < end;
  return { bases, frame, span: ends ? { start, end } : { start: end, end: start === end ? 0 : start } };
});
const read = (bases: string, span: Span, frame: Frame): string =>
  walk(span, frame)
    .map((at) => bases.charAt(at))
    .join('');

describe('coordinates', () => {
  it('write the end of the sequence as 0', () => {
    const frame = { length: 4923, isCircular: true };

    const spans = [
      spanOfRange({ first: 1, last: 4923 }, frame),
      spanOfRange({ first: 4923, last: 4923 }, frame),
      spanOfRange({ first: 4900, last: 20 }, frame),
    ];

    expect(spans).toEqual([
      { start: 0, end: 0 },
      { start: 4922, end: 0 },
      { start: 4899, end: 20 },
    ]);
  });

  it('give the bases that a walk along the sequence meets', () => {
    fc.assert(
      fc.property(placed, ({ bases, frame, span }) => {
        const forward = read(bases, span, frame);

        expect(basesOfSpan(bases, span, frame.isCircular)).toBe(forward);
        expect(basesOfSpan(bases, span, frame.isCircular, -1)).toBe(reverseComplement(forward));
        expect(lengthOfSpan(span, frame)).toBe(forward.length);
      }),
    );
  });

  it('come back unchanged from counting from 1', () => {
    fc.assert(
      fc.property(placed, ({ bases, frame, span }) => {
        const { first, last } = rangeOfSpan(span, frame);

        expect(spanOfRange({ first, last }, frame)).toEqual(span);
        expect(bases.charAt(first - 1)).toBe(read(bases, span, frame).at(0));
        expect(bases.charAt(last - 1)).toBe(read(bases, span, frame).at(-1));
      }),
    );
  });

  it('find exactly the positions that two stretches share', () => {
    fc.assert(
      fc.property(placed, fc.nat(), fc.nat(), ({ frame, span }, a, b) => {
        const [low, high] = [a % frame.length, b % frame.length].toSorted((x, y) => x - y) as [number, number];
        const other = { start: low, end: low === high ? 0 : high };
        const expected = walk(span, frame).filter((at) => walk(other, frame).includes(at));

        const shared = overlapOfSpans(span, other, frame).flatMap((part) => walk(part, frame));

        expect(shared).toEqual(expected.toSorted((x, y) => x - y));
      }),
    );
  });

  it('keep the bases when a circular sequence gets another origin', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: -100, max: 100 }), ({ bases, frame, span }, origin) => {
        const turned = rotateSpan(span, origin, frame.length);

        expect(basesOfSpan(rotateBases(bases, origin), turned, true)).toBe(basesOfSpan(bases, span, true));
      }),
    );
  });

  it('keep the bases when the sequence is turned round', () => {
    fc.assert(
      fc.property(placed, ({ bases, frame, span }) => {
        const turned = reverseSpan(span, frame);

        expect(basesOfSpan(reverseComplement(bases), turned, frame.isCircular, -1)).toBe(
          basesOfSpan(bases, span, frame.isCircular),
        );
      }),
    );
  });

  it('move along the sequence base by base', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: -60, max: 60 }), ({ frame, span }, by) => {
        const moved = walk(span, frame).map((at) => at + by);
        fc.pre(frame.isCircular || moved.every((at) => at >= 0 && at < frame.length));

        const shifted = walk(shiftSpan(span, by, frame), frame);

        expect(shifted).toEqual(moved.map((at) => ((at % frame.length) + frame.length) % frame.length));
      }),
    );
  });

  it('do not move off a linear sequence', () => {
    fc.assert(
      fc.property(placed, fc.integer({ min: -60, max: 60 }), ({ frame, span }, by) => {
        fc.pre(!frame.isCircular && walk(span, frame).some((at) => at + by < 0 || at + by >= frame.length));

        const shift = (): unknown => shiftSpan(span, by, frame);

        expect(shift).toThrow('is not on a linear sequence');
      }),
    );
  });

  it('refuse what is not on the sequence, and say which sequence', () => {
    const linear = { length: 100, isCircular: false };

    expect(() => normaliseSpan({ start: 90, end: 120 }, linear)).toThrow(
      'The stretch from 90 up to 120 is not on a linear sequence of 100 bases.',
    );
    expect(() => spanOfRange({ first: 90, last: 10 }, linear)).toThrow('The range 90..10 is not on a linear sequence');
    expect(() => spanOfRange({ first: 0, last: 10 }, { length: 100, isCircular: true })).toThrow('The range 0..10');
    expect(() => normaliseSpan({ start: 0, end: 0 }, { length: 0, isCircular: true })).toThrow('of 0 bases');
  });
});
