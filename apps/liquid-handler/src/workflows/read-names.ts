/** The names in a text that commas, semicolons or line ends part: `A1, B1`. */
export function readNames(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[,;\n]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
