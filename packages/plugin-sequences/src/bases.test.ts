import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { reverseComplement } from './bases.ts';

it('reads the other strand with the IUPAC codes and the case kept', () => {
  const bases = 'ACGTRYKMSWBVDHNacgtryk';

  const other = reverseComplement(bases);

  expect(other).toBe('mryacgtNDHBVWSKMRYACGT');
});

it('is undone by doing it again', () => {
  const anyBases = fc.string({ unit: fc.constantFrom(...'ACGTRYKMSWBVDHNacgtrykmswbvdhn'.split('')) });

  fc.assert(fc.property(anyBases, (bases) => reverseComplement(reverseComplement(bases)) === bases));

  expect(reverseComplement('')).toBe('');
});
