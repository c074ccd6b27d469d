import type { RequestListener } from 'node:http';
import type { Queue, QueueMessage } from '../src/sqs/index.ts';
import type { MemoryQueue } from './memory-queue.ts';

/** A queue that another process has, over HTTP: it outlives this one. */
export function remoteQueue(url: string): Queue {
  const ask = async (call: string, body: object, signal?: AbortSignal): Promise<unknown> => {
    const init = { method: 'POST', body: JSON.stringify(body), ...(signal !== undefined && { signal }) };
    return await (await fetch(`${url}/${call}`, init)).json();
  };
  return {
    receive: async ({ signal, ...options }) => (await ask('receive', options, signal)) as readonly QueueMessage[],
    delete: async (message) => void (await ask('delete', message)),
    hideFor: async (message, ms) => void (await ask('hideFor', { ...message, ms })),
    close: () => undefined,
  };
}

/** Serves a queue to other processes. */
export function queueListener(queue: MemoryQueue): RequestListener {
  return (request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = JSON.parse(Buffer.concat(parts).toString()) as QueueMessage &
        Parameters<Queue['receive']>[0] & { ms: number };
      const gone = new AbortController();
      response.on('close', () => gone.abort());
      if (request.url === '/receive') {
        const messages = await queue.receive({ ...body, signal: gone.signal }).catch(() => []);
        return response.end(JSON.stringify(messages));
      }
      await (request.url === '/delete' ? queue.delete(body) : queue.hideFor(body, body.ms));
      return response.end('{}');
    })();
  };
}
