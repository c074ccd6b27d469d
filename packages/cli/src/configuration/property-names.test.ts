import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { propertyNames } from './property-names.ts';

it.each([
  ['Drop-off folder', 'dropOffFolder'],
  ['DNA sequence schema', 'dnaSequenceSchema'],
  ['Sample ID', 'sampleId'],
  ['target pH', 'targetPH'],
  ['snake_case_name', 'snakeCaseName'],
  ['  spaced\tout ', 'spacedOut'],
  ['96 well plate', '96 well plate'],
  ['Primer (µM)', 'primerµM'],
  ['5\u2032 primer', '5\u2032 primer'],
  ['class', 'class'],
  ['then', 'then'],
  ['__proto__', 'proto'],
  ['Größe 🧬', 'größe'],
  ['サンプル 温度', 'サンプル温度'],
  ["Ada's folder", 'adasFolder'],
  ['lab 👩\u200D🔬 notes', 'labNotes'],
  ['Ångström', 'ångström'],
])('%s is %s in code', (name, wanted) => {
  const [key] = propertyNames([name]);

  expect(key).toBe(wanted);
});

it('names of which the same would be made keep their own, whatever their order', () => {
  const names = ['To be', 'Name', 'To-be', 'to_be'];

  const keys = propertyNames(names);
  const turned = propertyNames(names.toReversed());

  expect(keys).toEqual(['To be', 'name', 'To-be', 'to_be']);
  expect(turned).toEqual(keys.toReversed());
});

it('a name without letters keeps its own', () => {
  const keys = propertyNames(['🧬', '%', '!!']);

  expect(keys).toEqual(['🧬', '%', '!!']);
});

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

const isVariable = /^\p{ID_Start}\p{ID_Continue}*$/u;

it('no two are ever the same, and each can stand in code with quotes or without', () => {
  const name = fc.oneof(
    anyText.filter((text) => text !== ''),
    fc.string({ unit: fc.constantFrom('a', 'A', '-', '_', ' ', '1', 'ß'), minLength: 1, maxLength: 5 }),
    fc.constantFrom('class', 'constructor', '__proto__', 'proto', 'toString'),
  );
  fc.assert(
    fc.property(fc.uniqueArray(name, { maxLength: 12 }), (names) => {
      const keys = propertyNames(names);

      expect(new Set(keys).size).toBe(names.length);
      expect(keys.every((key, index) => isVariable.test(key) || key === names[index])).toBe(true);
    }),
  );
});
