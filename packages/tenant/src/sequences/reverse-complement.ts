const COMPLEMENT: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('ACGTRYSWKMBDHVNacgtryswkmbdhvn', (letter, index) => [
    letter,
    'TGCAYRSWMKVHDBNtgcayrswmkvhdbn'.charAt(index),
  ]),
);

/** The other strand, read in its own direction; case is kept. */
export function reverseComplement(bases: string): string {
  return Array.from(bases, (letter) => COMPLEMENT[letter] ?? letter)
    .toReversed()
    .join('');
}
