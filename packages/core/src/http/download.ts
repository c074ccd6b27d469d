import { InputError, NetworkError, UnexpectedReplyError } from '../errors/errors.ts';

/** Sends a request to a signed address and gives the reply, as the platform's own `fetch` does. */
export type Fetch = (url: URL, init: { readonly signal: AbortSignal | null }) => Promise<Response>;

/** A file to be fetched. */
export interface Download {
  readonly name: string;
  /** The operation that gave the address. */
  readonly operationId: string;
  /** It is the key itself and may be on any host: nothing of the app's own is sent along, and no error shows it. */
  readonly url: URL;
  readonly maxBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** Fetches a file chunk by chunk, up to its limit. Leaving the loop ends the fetching. */
export async function* download(fetch: Fetch, file: Download): AsyncGenerator<Uint8Array, void> {
  const { name, operationId, url, maxBytes, signal } = file;
  const failed = (cause: unknown): never => {
    signal?.throwIfAborted();
    throw new NetworkError(`The file "${name}" could not be fetched from ${url.host}`, { cause });
  };
  const reply = await fetch(url, { signal: signal ?? null }).catch(failed);
  const reader = reply.body?.getReader();
  try {
    if (!reply.ok)
      throw new UnexpectedReplyError(
        `${url.host} answered ${reply.status} instead of the file "${name}"; its address may have expired`,
        { status: reply.status, method: 'GET', operationId },
      );
    let total = 0;
    for (;;) {
      const { done = true, value } = (await reader?.read().catch(failed)) ?? {};
      if (done || value === undefined) return;
      total += value.byteLength;
      if (total > maxBytes)
        throw new InputError(
          'INPUT_OVERSIZED',
          `"${name}" has more than ${maxBytes} bytes. Ask for a smaller file, or raise maxBytes.`,
          { details: { name, maxBytes } },
        );
      yield value;
    }
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
}
