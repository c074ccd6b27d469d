/** The known name that an unknown one is most likely a slip of: at most a third of its letters differ. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const folded = fold(name);
  let nearest: string | undefined;
  let least = Math.floor(folded.length / 3) + 1;
  for (const candidate of known) {
    const distance = editDistance(folded, fold(candidate));
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}

// Case and the style of joining words are the commonest slips and count as none.
function fold(name: string): string {
  return name.toLowerCase().replaceAll(/[-_ ]/gu, '');
}

/** How many letters must be put in, taken out or replaced to make one text the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  const others = Array.from(b);
  for (const [i, letter] of Array.from(a).entries()) {
    const next = [i + 1];
    for (const [j, other] of others.entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (letter === other ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}
