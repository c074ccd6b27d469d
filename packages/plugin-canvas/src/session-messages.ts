/** How a message of a session is shown. */
export type MessageStyle = 'NONE' | 'INFO' | 'SUCCESS' | 'WARNING' | 'ERROR';

/** Something that people read while an app works, or when it is done. */
export interface SessionMessage {
  readonly content: string;
  /** Default: `NONE`. */
  readonly style?: MessageStyle;
}

const messagesMax = 10;
const contentMin = 3;
const contentMax = 200;
const referencesMax = 10;

/**
 * Messages cut to what Benchling takes: the last ten, each of 3 to 200 characters with ten references. An emptier text is
 * padded with dots, a longer one ends in an ellipsis, and of further references the bare id is left, so that none is refused.
 */
export function trimmedMessages(messages: readonly SessionMessage[]): SessionMessage[] {
  return messages
    .slice(-messagesMax)
    .map(({ content, ...rest }) => ({ ...rest, content: trimmed(fewReferences(content)) }));
}

function trimmed(content: string): string {
  if (content.length <= contentMax) return content.padEnd(contentMin, '.');
  const cut = content.slice(0, contentMax - 1);
  // A reference that is cut in two would be shown as a torn text, half a character as a question mark.
  return `${cut.replace(/(?:(?<!\\)\{(?:i(?:d(?::[^}]*)?)?)?|[\uD800-\uDBFF]|\\)$/u, '')}…`;
}

function fewReferences(content: string): string {
  let count = 0;
  // An escaped brace is read together with its backslash, so that it begins no reference.
  return content.replaceAll(/\\[{}]|\{id:([^{}]+)\}/gu, (piece, id: string | undefined) => {
    if (id === undefined) return piece;
    count += 1;
    return count > referencesMax ? id : piece;
  });
}
