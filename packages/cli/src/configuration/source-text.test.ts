import * as fc from 'fast-check';
import { stripTypeScriptTypes } from 'node:module';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { commentText, sourceText, type Literal } from './source-text.ts';

/** Letters, digits and signs of all kinds, and what is none. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string(),
      fc.integer({ min: 0, max: 0x10_ff_ff }).map((code) => String.fromCodePoint(code)),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

const scalar = fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean());
const { value: literals } = fc.letrec<{ value: Literal }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(fc.oneof(anyText, fc.integer())),
    fc
      .uniqueArray(
        fc.record({
          key: fc.oneof(anyText, fc.constantFrom('__proto__', 'a', "it's")),
          value: tie('value'),
          comment: fc.option(anyText, { nil: undefined }),
        }),
        { selector: ({ key }) => key },
      )
      .map((members) => ({ members })),
  ),
}));

/** The pairs that an object has, or a value as it is. */
function plain(value: Literal): unknown {
  if (typeof value !== 'object') return Object.is(value, -0) ? 0 : value;
  if (Array.isArray(value)) return [...value];
  return (value as Extract<Literal, { members: unknown }>).members.map(({ key, value: inner }) => [key, plain(inner)]);
}

function pairs(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return [...(value as unknown[])];
  return Reflect.ownKeys(value).map((key) => [key, pairs(Object.getOwnPropertyDescriptor(value, key)?.value)]);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    Array.isArray(inner) && inner.every((one) => Array.isArray(one) && one.length === 2)
      ? inner.toSorted((a: string[], b: string[]) => (String(a[0]) < String(b[0]) ? -1 : 1))
      : inner,
  );

it('says any value in TypeScript, whatever names and comments are made of', () => {
  fc.assert(
    fc.property(literals, (literal) => {
      const source = stripTypeScriptTypes(`value = ${sourceText(literal, '', 8)} as const`);

      const read: unknown = runInNewContext(source, {});

      expect(sorted(pairs(read))).toBe(sorted(plain(literal)));
    }),
  );
});

it('writes out what cannot be seen, so that no name looks like another', () => {
  const text = sourceText('EU\u202E\u200B', '', 0);
  const comment = commentText('Ends here */ \u202E and\n\n goes on', '  ');

  expect(text).toBe(String.raw`'EU\u{202e}\u{200b}'`);
  expect(comment).toBe(`  /**\n   * Ends here *\\/ \\u{202e} and\n   * goes on\n   */\n`);
});
