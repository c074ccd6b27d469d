import type { TenantRequest, TenantResponse } from '../request.ts';
import { headersWithoutSecrets, jsonWithoutSecrets, mayHoldSecret, parametersWithoutSecrets } from './hide-secrets.ts';

/**
 * How much of a body is shown: `whole`, also when there was none; `cut` to its first 16 KB; `redacted`, with `(not kept)` for each
 * secret; or nothing, as it is `no text`, or may hold secrets that cannot be told apart, and so is `withheld`.
 */
export type BodyShown = 'whole' | 'cut' | 'redacted' | 'no text' | 'withheld';

/** What was sent and answered. Secrets are not in it: `(not kept)` stands for them. */
export interface Exchange {
  /** What followed the first `?`; empty when there was none. */
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** `null` when there is nothing to show. */
  readonly requestBody: string | null;
  readonly requestShown: BodyShown;
  readonly requestBytes: number;
  readonly responseBody: string | null;
  readonly responseShown: BodyShown;
  readonly responseBytes: number;
  /** Whether the request, sent once more as it is shown, is the one that was sent; who sends it brings a credential. */
  readonly isRepeatable: boolean;
}

const MOST_BYTES = 16 * 1024;
const textType = /^(?:application\/(?:[\w.+-]*json|yaml|x-www-form-urlencoded)|text\/)/iu;
const formType = /^application\/x-www-form-urlencoded/iu;

/** Makes what is kept of a request, at once: later, the log would hold its secrets until somebody looked. */
export function shownExchange({ url, headers, body = '' }: TenantRequest, response: TenantResponse): Exchange {
  const mark = url.indexOf('?');
  const sentQuery = mark < 0 ? '' : url.slice(mark + 1);
  const query = parametersWithoutSecrets(sentQuery);
  const [requestBody, requestShown] = shownBody(body, headers['content-type'] ?? 'application/json');
  const [responseBody, responseShown] = shownBody(response.body, response.headers['content-type'] ?? '');
  return {
    query,
    requestHeaders: headersWithoutSecrets(headers),
    responseHeaders: headersWithoutSecrets(response.headers),
    requestBody,
    requestShown,
    requestBytes: Buffer.byteLength(body),
    responseBody,
    responseShown,
    responseBytes: Buffer.byteLength(response.body),
    isRepeatable: query === sentQuery && requestShown === 'whole',
  };
}

function shownBody(body: string | Uint8Array, contentType: string): readonly [string | null, BodyShown] {
  if (body.length === 0) return [null, 'whole'];
  if (!textType.test(contentType)) return [null, 'no text'];
  const sent = typeof body === 'string' ? body : Buffer.from(body).toString();
  const safe = withoutSecrets(sent, formType.test(contentType));
  if (safe === undefined) return [null, 'withheld'];
  const shown = beginningOf(safe);
  return [shown, safe.length > shown.length ? 'cut' : safe === sent ? 'whole' : 'redacted'];
}

/** Only the beginning of a body is shown, so only that is looked at, unless what comes later says what the beginning is. */
function withoutSecrets(body: string, isForm: boolean): string | undefined {
  if (!mayHoldSecret(body.slice(0, MOST_BYTES)) && !/secure_?text|\\u/iu.test(body)) return body;
  // A form that is well written has none of these; what only says that it is a form may be anything.
  const isTrueForm = isForm && !/["{\\]/u.test(body);
  return jsonWithoutSecrets(body) ?? (isTrueForm ? parametersWithoutSecrets(body) : undefined);
}

/** Copied, as a part of a text keeps the whole of it in memory; and without half a character at its end. */
function beginningOf(text: string): string {
  if (Buffer.byteLength(text) <= MOST_BYTES) return text;
  const bytes = Buffer.from(text.slice(0, MOST_BYTES)).subarray(0, MOST_BYTES);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes, { stream: true });
}
