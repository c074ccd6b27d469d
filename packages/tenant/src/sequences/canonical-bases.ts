import { createHash } from 'node:crypto';
import { reverseComplement } from './reverse-complement.ts';

/**
 * One key for all the ways in which the same molecule can be written: either strand and, when it is circular, any origin.
 * Case does not matter.
 */
export function basesKey(bases: string, isCircular: boolean): string {
  const strands = [bases.toUpperCase(), reverseComplement(bases.toUpperCase())];
  const forms = strands.map((strand) => (isCircular ? leastRotation(strand) : strand));
  const [first = ''] = forms.toSorted();
  return `${isCircular ? 'circular' : 'linear'}:${createHash('sha256').update(first).digest('base64url')}`;
}

/** The rotation that sorts first, in one pass (Booth 1980). */
function leastRotation(text: string): string {
  const doubled = text + text;
  const failure = new Int32Array(doubled.length).fill(-1);
  let least = 0;
  for (let at = 1; at < doubled.length; at += 1) {
    const letter = doubled.charCodeAt(at);
    let matched = failure[at - least - 1] ?? -1;
    while (matched !== -1 && letter !== doubled.charCodeAt(least + matched + 1)) {
      if (letter < doubled.charCodeAt(least + matched + 1)) least = at - matched - 1;
      matched = failure[matched] ?? -1;
    }
    if (letter === doubled.charCodeAt(least + matched + 1)) {
      failure[at - least] = matched + 1;
    } else {
      if (letter < doubled.charCodeAt(least)) least = at;
      failure[at - least] = -1;
    }
  }
  return doubled.slice(least, least + text.length);
}
