/** What stands in the log where a secret was. */
const HIDDEN = '(not kept)';

const secretWord =
  /secret|passw(?:or)?d|passphrase|signature|authori[sz]ation|cookie|assertion|jwt|credential|(?:access|id|refresh|auth|bearer|security|subject|actor)[\W_]{0,2}token|(?:api|private|admin)[\W_]{0,2}key|code[\W_]{0,2}verifier|secure[\W_]{0,2}text/iu;
const wholeName = /"token\\*"|[?&#](?:token|code)=/iu;
// Written with these, a name cannot be told at a glance.
const escape = /\\[u/]|%[\da-f]{2}/iu;
const userInfo = /(?<=:\/\/)[^/\s?#]*@/gu;
const nameInAddress = /(?<=^|[?#])[^=?#]+(?==)/gu;

/** Whether a text may hold a secret: quick, and never wrong when it says no. */
export function mayHoldSecret(text: string): boolean {
  return secretWord.test(text) || wholeName.test(text) || escape.test(text) || text.search(userInfo) >= 0;
}

/** Headers without their secrets. */
export function headersWithoutSecrets(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter((entry): entry is [string, string] => entry[1] !== undefined)
      .map(([name, value]) => [name, namesSecret(name) ? HIDDEN : parametersWithoutSecrets(value)]),
  );
}

/** A query, a form or an address without its secrets; all else stays as it was written. */
export function parametersWithoutSecrets(text: string): string {
  return text.replaceAll(userInfo, `${HIDDEN}@`).split('&').map(withoutSecretValue).join('&');
}

/** A JSON text without its secrets; `undefined` when it is none. What holds no secret stays as it was written. */
export function jsonWithoutSecrets(text: string): string | undefined {
  try {
    const before: unknown = JSON.parse(text);
    if (typeof before !== 'object') return undefined;
    const after: unknown = JSON.parse(text, withoutSecretMember);
    const written = JSON.stringify(after);
    return written === JSON.stringify(before) ? text : written;
  } catch {
    return undefined;
  }
}

/** `token` and `code` are secrets by themselves only, as a `nextToken` is none; and in a JSON a `code` may be anything. */
function namesSecret(name: string): boolean {
  return secretWord.test(name) || /^token$/iu.test(name);
}

function withoutSecretValue(pair: string): string {
  for (const { 0: name, index } of pair.matchAll(nameInAddress)) {
    const read = decoded(name);
    if (namesSecret(read) || /^code$/iu.test(read)) return `${pair.slice(0, index + name.length)}=${HIDDEN}`;
  }
  return pair;
}

function withoutSecretMember(name: string, value: unknown): unknown {
  if (value === null) return null;
  if (namesSecret(name)) return HIDDEN;
  if (typeof value === 'string')
    return mayHoldSecret(value) ? (jsonWithoutSecrets(value) ?? parametersWithoutSecrets(value)) : value;
  if (typeof value !== 'object' || !('value' in value) || value.value === null) return value;
  const { type, __typename } = value as { readonly type?: unknown; readonly __typename?: unknown };
  const isSecureText = [type, __typename].some((one) => /^secure_?text/iu.test(String(one)));
  return isSecureText ? { ...value, value: HIDDEN } : value;
}

function decoded(name: string): string {
  return new URLSearchParams(`${name}=`).keys().next().value ?? name;
}
