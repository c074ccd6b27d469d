/** Gives random bases, the same ones for the same seed. */
export function randomBases(seed: number, length: number): string {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  const letters: string[] = [];
  for (let at = 0; at < length; at += 1) {
    // The xorshift of Marsaglia (2003).
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    letters.push('ACGT'.charAt((state >>> 7) & 3));
  }
  return letters.join('');
}
