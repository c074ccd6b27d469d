import { NetworkError, UnexpectedReplyError } from '@ligase/core';

/** Fetches the text of a file. */
export type Download = (url: URL, signal?: AbortSignal) => Promise<string>;

/**
 * Fetches a file that Benchling gave a signed address for. The address may be on any host and is the key itself, so nothing of
 * the app's own is sent along, and no error names it.
 *
 * @throws {NetworkError} when the host cannot be reached.
 * @throws {UnexpectedReplyError} when it does not give the file.
 */
export async function downloadFile(url: URL, signal?: AbortSignal): Promise<string> {
  try {
    const reply = await fetch(url, { signal: signal ?? null });
    if (reply.ok) return await reply.text();
    await reply.body?.cancel();
    throw new UnexpectedReplyError(
      `${url.host} answered ${reply.status} instead of the file; its address may have expired`,
      {
        status: reply.status,
        method: 'GET',
        operationId: 'auditLog',
      },
    );
  } catch (error) {
    if (error instanceof UnexpectedReplyError || signal?.aborted === true) throw error;
    throw new NetworkError(`The file at ${url.host} could not be fetched`, { cause: error });
  }
}
