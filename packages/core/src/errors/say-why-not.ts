import { isLigaseError } from './ligase-error.ts';

/** What a person is told when what they asked for was not done. */
export interface WhyNot {
  readonly words: string;
  /** Whether it is an answer to them, and nobody else has to look. */
  readonly isRefusal: boolean;
}

/**
 * Says to the person who asked why something was not done, or that nobody knows whether it was. `what` is what they asked for, such
 * as `approve BUY1-T3`. Takes what a step of a workflow threw as well: all it has is the code and the message.
 */
export function sayWhyNot(error: unknown, what: string): WhyNot {
  const message = error instanceof Error ? error.message : String(error);
  const code = isLigaseError(error) || hasCode(error) ? String(error.code) : '';
  if (code === 'RUN_REFUSED') return { words: message, isRefusal: true };
  return { words: wordsFor(code, message, what), isRefusal: false };
}

function wordsFor(code: string, message: string, what: string): string {
  if (code === 'API_UNKNOWN_OUTCOME')
    return `Benchling took the request to ${what} and did not answer: it may have been done. Look in Benchling before you try again.`;
  if (passing.has(code))
    return `Benchling does not answer at the moment, so I could not ${what}. Nothing was changed; try again in a few minutes.`;
  if (telling.has(code)) return `I could not ${what}: ${message}`;
  return `I could not ${what}, for a reason that whoever runs me has to look into.`;
}

const passing: ReadonlySet<string> = new Set([
  'API_RATE_LIMITED',
  'API_SERVER_FAULT',
  'NET_UNREACHABLE',
  'NET_TIMEOUT',
]);

/** Their messages say which access or setting is missing, and whom to ask. */
const telling: ReadonlySet<string> = new Set([
  'AUTH_CLIENT_REJECTED',
  'AUTH_TOKEN_REJECTED',
  'AUTH_FORBIDDEN',
  'API_NOT_FOUND',
  'CONFIG_INCOMPLETE',
  'STATUS_REFUSED',
]);

function hasCode(error: unknown): error is { readonly code: unknown } {
  return typeof error === 'object' && error !== null && 'code' in error;
}
