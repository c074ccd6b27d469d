import { isLigaseError } from '@ligase/core';

/** What a person is told when what they asked for was not done. */
export interface WhyNot {
  readonly words: string;
  /** Whether it is an answer to them, and nobody else has to look. */
  readonly isRefusal: boolean;
}

/** Says in honest words why something was not done, or that nobody knows whether it was. */
export function sayWhy(error: unknown, what: string): WhyNot {
  const code = isLigaseError(error) || hasCode(error) ? String(error.code) : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (code === 'RUN_REFUSED') return { words: message, isRefusal: true };
  if (code === 'API_UNKNOWN_OUTCOME')
    return {
      words: `Benchling took the request to ${what} and did not answer: it may have been done. Look in Benchling before you try again.`,
      isRefusal: false,
    };
  if (code !== undefined && waiting.has(code))
    return {
      words: `Benchling does not answer at the moment, so I could not ${what}. Nothing was changed; try again in a few minutes.`,
      isRefusal: false,
    };
  if (code !== undefined && told.has(code)) return { words: `I could not ${what}: ${message}`, isRefusal: false };
  return {
    words: `I could not ${what}, for a reason that whoever runs me has to look into. Nothing was changed.`,
    isRefusal: false,
  };
}

const waiting: ReadonlySet<string> = new Set([
  'API_RATE_LIMITED',
  'API_SERVER_FAULT',
  'NET_UNREACHABLE',
  'NET_TIMEOUT',
]);

/** Their messages say which access or setting is missing, and whom to ask. */
const told: ReadonlySet<string> = new Set([
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
