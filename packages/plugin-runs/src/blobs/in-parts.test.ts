import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { inParts } from './in-parts.ts';

it('cuts bytes into parts of one size however they come, and loses none', async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(pieces, fc.integer({ min: 1, max: 16 }), async (given, size) => {
      const parts: Buffer[] = [];
      for await (const part of inParts(given, size)) parts.push(part);

      expect(Buffer.concat(parts)).toEqual(Buffer.concat(given));
      expect(parts.slice(0, -1).every(({ length }) => length === size)).toBe(true);
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.length === 1 || (parts.at(-1)?.length ?? 0) > 0).toBe(true);
    }),
  );
});

it('takes a whole file, too', async () => {
  const parts: string[] = [];
  for await (const part of inParts(Buffer.from('abcde'), 2)) parts.push(part.toString());

  expect(parts).toEqual(['ab', 'cd', 'e']);
});
