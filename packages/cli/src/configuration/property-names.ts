/**
 * A name in code for each name in Benchling: in camel case. Names of which that makes the same, or no name, stay as they are and
 * are quoted in code: numbering them would give each the other's number when they change places in the manifest.
 */
export function propertyNames(names: readonly string[]): readonly string[] {
  const wanted = names.map(camelCase);
  return wanted.map((name, index) =>
    /^\p{ID_Start}/u.test(name) && wanted.indexOf(name) === wanted.lastIndexOf(name) ? name : (names[index] ?? ''),
  );
}

function camelCase(name: string): string {
  // An apostrophe parts no words, nor does what joins emoji make any.
  const text = name.normalize('NFC').replaceAll(/['’\p{Cf}]/gu, '');
  const words = text.match(/(?:(?!_)\p{ID_Continue})+/gu) ?? [];
  return words.map((word, index) => (index === 0 ? firstWord(word) : laterWord(word))).join('');
}

function firstWord(word: string): string {
  return isAbbreviation(word) ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

function laterWord(word: string): string {
  const rest = isAbbreviation(word) ? word.slice(1).toLowerCase() : word.slice(1);
  // The capital of µ is Greek, and looks like an M.
  return (word.startsWith('µ') ? 'µ' : word.charAt(0).toUpperCase()) + rest;
}

function isAbbreviation(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}
