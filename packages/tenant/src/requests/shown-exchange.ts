import type { TenantRequest, TenantResponse } from '../request.ts';

/** What was sent and answered. Credentials are not in it. */
export interface Exchange {
  /** What followed the `?`; empty when there was none. */
  readonly query: string;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  /** At most its first 16 KB; `null` when there was none, when it is not text, or when it held a secret. */
  readonly requestBody: string | null;
  readonly responseBody: string | null;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const MOST_BYTES = 16 * 1024;
const credentials: ReadonlySet<string> = new Set(['authorization', 'cookie', 'proxy-authorization']);
const secret = /client_?secret|(?:access|id|refresh)_?token|api_?key/iu;
const text = /^(?:application\/(?:[\w.+-]*json|yaml|x-www-form-urlencoded)|text\/)/u;

/**
 * Makes what can be looked at of a request. The work is left for when somebody looks; what is long is cut at once, as the
 * log would keep all of it otherwise.
 */
export function shownExchange({ url, headers, body = '' }: TenantRequest, response: TenantResponse): () => Exchange {
  const requestBytes = Buffer.byteLength(body);
  const sent = cut(body, requestBytes);
  const responseBytes = Buffer.byteLength(response.body);
  const answered = cut(response.body, responseBytes);
  const { headers: responseHeaders } = response;
  return () => ({
    query: url.split('?')[1] ?? '',
    requestHeaders: Object.fromEntries(
      Object.entries(headers).filter((entry): entry is [string, string] => {
        return entry[1] !== undefined && !credentials.has(entry[0]);
      }),
    ),
    responseHeaders,
    requestBody: shown(sent, headers['content-type'] ?? 'application/json'),
    responseBody: shown(answered, responseHeaders['content-type'] ?? ''),
    requestBytes,
    responseBytes,
  });
}

function cut(body: string | Uint8Array, bytes: number): string | Uint8Array {
  if (bytes <= MOST_BYTES) return body;
  // A part of a text or of bytes keeps the whole of it in memory unless it is copied.
  return Buffer.from(body.slice(0, MOST_BYTES)).subarray(0, MOST_BYTES);
}

function shown(body: string | Uint8Array, contentType: string): string | null {
  if (body.length === 0 || !text.test(contentType)) return null;
  const written = typeof body === 'string' ? body : Buffer.from(body).toString();
  return secret.test(written) ? null : written;
}
