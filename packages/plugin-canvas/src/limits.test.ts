import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { trimmedMessages } from './session-messages.ts';
import { checkCanvas } from './check-canvas.ts';

const piece = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/[\\{}]/gu, '')),
  fc.constantFrom('\\{', '\\}', '{id:seq_a}', '{id:seq_abcdefgh}'),
);
const contents = fc.array(
  fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
  { maxLength: 14 },
);

it('makes of any well-formed messages some that Benchling takes', () => {
  fc.assert(
    fc.property(contents, (texts) => {
      const kept = trimmedMessages(texts.map((content) => ({ content })));

      expect(kept).toHaveLength(Math.min(texts.length, 10));
      for (const { content } of kept) {
        const plain = content.replaceAll(/\\[{}]/gu, '');
        expect(content.length).toBeGreaterThanOrEqual(3);
        expect(content.length).toBeLessThanOrEqual(200);
        expect(plain.match(/\{id:[^{}]+\}/gu)?.length ?? 0).toBeLessThanOrEqual(10);
        expect(plain.replaceAll(/\{id:[^{}]+\}/gu, '')).not.toMatch(/[\\{}]/u);
      }
    }),
  );
});

it('takes any canvas within the limits, and names the block whose label is too long or whose id is there twice', () => {
  const label = fc.string({ minLength: 1, maxLength: 50 });
  const inputs = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1 }), label), {
    selector: ([id]) => id,
    minLength: 1,
    maxLength: 30,
  });
  fc.assert(
    fc.property(inputs, fc.nat(), fc.string({ minLength: 51, maxLength: 80 }), (named, pick, tooLong) => {
      const blocks = named.map(([id, text]) => ({ type: 'TEXT_INPUT' as const, id, value: null, label: text }));
      const at = pick % blocks.length;
      const long = blocks.map((block, place) => (place === at ? { ...block, label: tooLong } : block));
      const twice = [...blocks, ...blocks.slice(at, at + 1)];

      expect(() => checkCanvas({ blocks })).not.toThrow();
      expect(() => checkCanvas({ blocks: long })).toThrow(`blocks[${at}] (TEXT_INPUT`);
      expect(() => checkCanvas({ blocks: twice })).toThrow(`blocks[${blocks.length}] (TEXT_INPUT`);
    }),
  );
});
