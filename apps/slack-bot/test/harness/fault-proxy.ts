import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What is to go wrong with the next requests to a path. */
export interface Fault {
  /** The end of the path: `chat.postMessage`. */
  readonly path: string;
  /** How many requests. Default: 1. */
  readonly times?: number;
  /** What is answered in the place of the target, which sees nothing. Default: the target's answer. */
  readonly status?: number;
  readonly retryAfterS?: number;
  /** With a status: what is answered, as JSON. Default: nothing. */
  readonly body?: object;
  /** The target does it, and its answer is lost at once, or does not come. */
  readonly answer?: 'lost' | 'held';
  /** How long the answer takes. Default: no longer. */
  readonly delayMs?: number;
}

/** Stands between a peer and the bot: it has one address, whoever stands behind it, and makes go wrong what it is told to. */
export interface FaultProxy extends AsyncDisposable {
  readonly url: string;
  /** Where requests go, such as `http://127.0.0.1:4000`; from then on. */
  setTarget(url: string): void;
  fail(fault: Fault): void;
  /** How many requests came to paths that end so. */
  count(path: string): number;
}

/** Starts a proxy. Without a target it answers 502. */
export async function startFaultProxy(): Promise<FaultProxy> {
  let target: string | undefined;
  let faults: (Fault & { left: number })[] = [];
  const seen: string[] = [];

  const pass = (incoming: IncomingMessage, response: ServerResponse, lost?: 'lost' | 'held'): void => {
    if (target === undefined) return void response.writeHead(502).end();
    const { method, headers, url = '' } = incoming;
    const outgoing = send(new URL(url, target), { method, headers }, (answer) => {
      if (lost !== undefined) {
        answer.resume();
        if (lost === 'lost') response.destroy();
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  };

  const server = createServer((incoming, response) => {
    const path = incoming.url?.split('?', 1)[0] ?? '';
    seen.push(path);
    const fault = faults.find((one) => path.endsWith(one.path));
    if (fault === undefined) return pass(incoming, response);
    fault.left -= 1;
    faults = faults.filter(({ left }) => left > 0);
    const answer = (): void => {
      if (fault.status === undefined) return pass(incoming, response, fault.answer);
      incoming.resume();
      if (fault.status === 429) response.setHeader('retry-after', String(fault.retryAfterS ?? 0));
      if (fault.body === undefined) return void response.writeHead(fault.status).end();
      response.writeHead(fault.status, { 'content-type': 'application/json' }).end(JSON.stringify(fault.body));
    };
    if (fault.delayMs === undefined) answer();
    else setTimeout(answer, fault.delayMs).unref();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTarget: (url) => void (target = url),
    fail: (fault) => void faults.push({ ...fault, left: fault.times ?? 1 }),
    count: (path) => seen.filter((one) => one.endsWith(path)).length,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
