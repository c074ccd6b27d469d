import { isRefusal } from './is-refusal.ts';
import type { SessionMessage } from './session-messages.ts';

/** What a person is told of an error: the words of a refusal, which are meant for people, and otherwise only which run it was. */
export function wordsForPerson(error: unknown, runId: string): SessionMessage {
  const content = isRefusal(error)
    ? asText(error.message)
    : `This failed. Tell whoever looks after the app: run id ${runId}.`;
  return { content, style: 'ERROR' };
}

/** Braces would be read as a reference, and one that is torn is refused. */
function asText(message: string): string {
  return message.replaceAll(/\{id:[^{}]+\}|[{}]/gu, (piece) => (piece.length > 1 ? piece : `\\${piece}`));
}
