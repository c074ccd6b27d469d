// https://iubmb.qmul.ac.uk/misc/naseq.html
/** The bases that a letter stands for, of every letter that stands for several. */
export const AMBIGUOUS_BASES: Readonly<Record<string, string>> = {
  R: 'AG',
  Y: 'CT',
  S: 'CG',
  W: 'AT',
  K: 'GT',
  M: 'AC',
  B: 'CGT',
  D: 'AGT',
  H: 'ACT',
  V: 'ACG',
  N: 'ACGT',
};

/** The source of a regular expression that fits what a pattern of bases stands for. */
export function basesExpression(pattern: string): string {
  return Array.from(pattern, (letter) => (letter in AMBIGUOUS_BASES ? `[${AMBIGUOUS_BASES[letter]}]` : letter)).join(
    '',
  );
}
