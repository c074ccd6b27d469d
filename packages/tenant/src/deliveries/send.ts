import { nodeHttp } from '../node-http.ts';

/** A POST that goes out. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How long its answer may take. */
  readonly timeoutMs: number;
  /** Ends it early. */
  readonly signal: AbortSignal;
}

/** What was answered to it. */
export interface Answered {
  readonly status: number;
  /** The beginning of the body. */
  readonly text: string;
}

/** The way out of the tenant. Throws when there is no answer, or none in time. */
export type Send = (outgoing: Outgoing) => Promise<Answered>;

const keptCharacters = 2000;

/** Sends over HTTP or HTTPS, each request on a connection of its own, and follows no redirect. */
export function httpSend(): Send {
  return ({ url, headers, body, timeoutMs, signal }) =>
    new Promise((resolve, reject) => {
      // TLS is loaded with the first webhook that needs it.
      const { request } = url.startsWith('https:') ? process.getBuiltinModule('node:https') : nodeHttp;
      const sending = request(
        url,
        {
          method: 'POST',
          agent: false,
          headers: { ...headers, 'content-length': Buffer.byteLength(body) },
          signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
        },
        (incoming) => {
          let text = '';
          incoming.setEncoding('utf8');
          incoming.on('data', (chunk: string) => (text = (text + chunk).slice(0, keptCharacters)));
          incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }));
          incoming.on('error', reject);
        },
      );
      sending.on('error', reject);
      sending.end(body);
    });
}
