/**
 * What differs from one run to the next. In a guide it stands as it came once; another run's must have the same form.
 * The longest forms come first, since the first that fits is taken.
 */
const forms: readonly string[] = [
  String.raw`eyJ[\w-]+\.[\w-]+\.[\w-]+`,
  String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|\+00:00)`,
  String.raw`v1b(?:der)?,[\w+/=]+`,
  String.raw`(?:msg|app|appdef|ent|evt|etr|lib|cnvs|sesn|src|org|team|ten|seq|ver|aci|sk|cs|task|atsk|con|tsf|ts|admin)_[\w-]{6,}`,
  String.raw`(?<=[Cc]lient id +)\w{8,}`,
  String.raw`(?<=Client secret +)[\w-]{20,}`,
  String.raw`[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}`,
  String.raw`[0-9a-f]{32,}`,
  String.raw`webhook-timestamp: \d+`,
  String.raw`\b[\d.]+ ms`,
];

/** A pattern for the output that a guide shows. A line `…` stands for any number of lines. */
export function outputPattern(shown: string): RegExp {
  const varying = new RegExp(forms.map((form, index) => `(?<form${index}>${form})`).join('|'), 'gu');
  const lines = shown.split('\n').map((line) => {
    if (line.trim() === '…') return String.raw`(?:.*\n)*?.*`;
    let pattern = '';
    let at = 0;
    for (const match of line.matchAll(varying)) {
      const index = Object.values(match.groups ?? {}).findIndex((value) => value !== undefined);
      const [, prefix] = /^([a-z]+_)/u.exec(match[0]) ?? [];
      pattern += escaped(line.slice(at, match.index));
      pattern += prefix === undefined ? `(?:${forms[index]})` : String.raw`${prefix}[\w-]{6,}`;
      at = match.index + match[0].length;
    }
    return (pattern + escaped(line.slice(at))).replaceAll(/ {2,}/gu, ' {1,}');
  });
  return new RegExp(`^${lines.join(String.raw`\n`)}$`, 'u');
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
}
