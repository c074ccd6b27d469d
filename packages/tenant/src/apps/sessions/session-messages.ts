import { invalidRequest } from '../../api-error.ts';
import type { SessionMessage } from './session-family.ts';

/** A message as an app sends it. */
export type NewMessage = Pick<SessionMessage, 'content'> & Partial<Pick<SessionMessage, 'style'>>;

const messagesMax = 10;
const referencesMax = 10;

// A brace after a backslash is text; the backslash and the brace are read together so that neither begins a reference.
const pieces = /\\[{}]|\{id:(?<id>[^{}]+)\}/gu;

/** The ids that a message refers to, in order. */
function referencesOf(content: string): string[] {
  return [...content.matchAll(pieces)].flatMap(({ groups }) => groups?.['id'] ?? []);
}

/** A message as people read it: what it refers to by name, braces without their backslashes. */
export function readableMessage(content: string, nameOf: (id: string) => string): string {
  return content.replaceAll(pieces, (piece, id: string | undefined) =>
    id === undefined ? piece.slice(1) : nameOf(id),
  );
}

/** Messages in the form in which they are kept. @throws {TenantApiError} 400 when there are too many, or one refers to too much. */
export function keptMessages(messages: readonly NewMessage[]): SessionMessage[] {
  if (messages.length > messagesMax)
    throw invalidRequest(`messages takes ${messagesMax} items at most, not ${messages.length}.`);
  return messages.map(({ content, style = 'NONE' }, index) => {
    const count = referencesOf(content).length;
    if (count > referencesMax)
      throw invalidRequest(
        `messages.${index}.content refers to ${count} items; a message takes ${referencesMax} at most.`,
      );
    return { content, style };
  });
}
