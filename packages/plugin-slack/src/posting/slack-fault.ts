import {
  AuthError,
  InvalidRequestError,
  NetworkError,
  NotFoundError,
  RateLimitError,
  ServerFaultError,
  type LigaseError,
} from '@ligase/core';
import {
  SlackError,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebAPICallResult,
} from '@slack/web-api';

/** What went wrong with a call, and whether it may be tried again. */
export interface SlackFault {
  readonly error: LigaseError;
  /**
   * `limited`: nothing was done, and Slack says how long to wait. `lost`: it may have been done. `refused`: nothing was done and
   * nothing will be.
   */
  readonly kind: 'limited' | 'lost' | 'refused';
  readonly waitMs?: number;
  /** Slack's own word for it, such as `channel_not_found`. */
  readonly word?: string;
}

/** Whether something was thrown by Slack's own client. */
export function isSlackError(thrown: unknown): thrown is SlackError {
  return thrown instanceof SlackError;
}

/** Tells what a call of Slack's Web API threw. Anything else is thrown on. */
export function slackFault(thrown: unknown, method: string): SlackFault {
  const facts = (status: number) => ({ status, method: 'POST', operationId: method });
  if (thrown instanceof WebAPIRateLimitedError) {
    const message = `Slack took no more calls of ${method} for ${thrown.retryAfter} s.`;
    return { kind: 'limited', waitMs: thrown.retryAfter * 1_000, error: new RateLimitError(message, facts(429)) };
  }
  if (thrown instanceof WebAPIHTTPError) {
    const { statusCode } = thrown;
    const message = `Slack answered ${method} with ${statusCode}.`;
    return statusCode >= 500
      ? { kind: 'lost', error: new ServerFaultError(message, facts(statusCode)) }
      : { kind: 'refused', error: new InvalidRequestError(message, facts(statusCode)) };
  }
  if (thrown instanceof WebAPIRequestError) {
    const message = `Slack could not be reached for ${method}, or did not answer in time.`;
    return { kind: 'lost', error: new NetworkError(message, { cause: thrown.original }) };
  }
  if (thrown instanceof WebAPIPlatformError) return platformFault(thrown.data, method);
  throw thrown;
}

function platformFault(
  {
    error: word,
    needed,
    response_metadata: metadata,
  }: WebAPICallResult & { readonly error: string; readonly needed?: string },
  method: string,
): SlackFault {
  const facts = { status: 200, method: 'POST', operationId: method };
  // Slack's client takes the whole of what is no JSON, such as a page of a proxy, for Slack's word.
  if (!/^[a-z0-9_]{1,100}$/iu.test(word))
    return {
      kind: 'lost',
      error: new ServerFaultError(`Something else than Slack's Web API answered ${method}.`, facts),
    };
  if (limitWords.has(word))
    return {
      kind: 'limited',
      word,
      error: new RateLimitError(`Slack took no more calls of ${method} (${word}).`, facts),
    };
  if (brokenWords.has(word))
    return { kind: 'lost', word, error: new ServerFaultError(`Slack failed at ${method}: ${word}.`, facts) };
  return { kind: 'refused', word, error: refusal() };

  function refusal(): LigaseError {
    if (tokenWords.has(word))
      return new AuthError(
        'AUTH_TOKEN_REJECTED',
        `Slack does not take the bot's token (${word}). Install the Slack app again, as step 2 of the guide says.`,
      );
    if (word === 'missing_scope')
      return new AuthError(
        'AUTH_FORBIDDEN',
        `The Slack app may not call ${method}: it lacks the scope ${needed ?? 'that the call needs'}. ` +
          'Add it to the manifest of the Slack app and install the app again.',
      );
    if (word === 'not_in_channel')
      return new AuthError(
        'AUTH_FORBIDDEN',
        `The bot is not in that channel (${method}). Invite it: /invite @ its name.`,
      );
    if (word.endsWith('_not_found')) return new NotFoundError(`Slack says to ${method}: ${word}.`, facts);
    const said = metadata?.messages === undefined ? {} : { details: { said: metadata.messages } };
    return new InvalidRequestError(`Slack does not take this call of ${method}: ${word}.`, facts, said);
  }
}

/** Slack's own words for what may have been done all the same. */
const brokenWords = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
  'team_added_to_org',
]);

/** Slack's own words for too many calls, of which some come without a 429. */
const limitWords = new Set(['rate_limited', 'ratelimited']);

/** Slack's own words for a token that is none. */
const tokenWords = new Set([
  'account_inactive',
  'invalid_auth',
  'not_authed',
  'team_access_not_granted',
  'token_expired',
  'token_revoked',
]);
