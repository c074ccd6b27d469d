import type { Dispatcher } from 'undici';

/** The least that a call can cost: a handler that collects and parses, and nothing else. */
export function dispatchJson(
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  options: Pick<Dispatcher.DispatchOptions, 'origin' | 'path' | 'headers'>,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart() {},
      onResponseStart() {},
      onResponseData(_, chunk) {
        chunks.push(chunk);
      },
      onResponseEnd() {
        const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
        resolve(JSON.parse(bytes.toString()));
      },
      onResponseError(_, error) {
        reject(error);
      },
    };
    dispatcher.dispatch({ ...options, method: 'GET' }, handler);
  });
}
