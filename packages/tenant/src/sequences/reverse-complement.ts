const complements = (ofA: 'T' | 'U'): Readonly<Record<string, string>> => {
  const from = 'ACGTURYSWKMBDHVN';
  const to = `${ofA}GCAAYRSWMKVHDBN`;
  const letters = from + from.toLowerCase();
  const others = to + to.toLowerCase();
  return Object.fromEntries(Array.from(letters, (letter, index) => [letter, others.charAt(index)]));
};

const DNA = complements('T');
const RNA = complements('U');

/** The other strand, read in its own direction; case is kept. What has a U is RNA. */
export function reverseComplement(bases: string): string {
  const complement = /u/i.test(bases) ? RNA : DNA;
  return Array.from(bases, (letter) => complement[letter] ?? letter)
    .toReversed()
    .join('');
}
