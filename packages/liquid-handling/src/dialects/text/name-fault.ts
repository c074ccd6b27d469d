// What a spreadsheet takes for a formula: https://owasp.org/www-community/attacks/CSV_Injection
const formula = /^[=+\-@\t]/;
// oxlint-disable-next-line no-control-regex -- control and direction characters are what is looked for
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFD]/;

/**
 * What is wrong with a name that is to stand in a device's file, or comes from one. A name is never changed to make it
 * fit: the device would not find it.
 */
export function nameFault(name: string, { longest = 255 }: { readonly longest?: number } = {}): string | undefined {
  if (name === '') return 'it is empty';
  if (name !== name.trim()) return 'it begins or ends with a blank';
  if (name.length > longest) return `it has ${name.length} characters, of which a device takes ${longest}`;
  if (invisible.test(name)) return 'it holds a character that cannot be seen';
  if (formula.test(name)) return `it begins with ${name[0]}, which a spreadsheet would run as a formula`;
  return undefined;
}
