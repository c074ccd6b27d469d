import { once } from 'node:events';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request of the app to Benchling. */
export interface SeenRequest {
  /** Such as `POST /transfers`, with `{id}` in the place of ids. */
  readonly route: string;
  /** From 0, since the proxy was started. */
  readonly number: number;
}

/** When the app dies: before Benchling has seen the request, or when it has done it and the app has no answer. */
export type Moment = 'before' | 'after';

/** Stands between the app and Benchling, and can end the app at any request. */
export interface KillProxy extends AsyncDisposable {
  readonly url: string;
  setTarget(url: string): void;
  /**
   * Decides at each request whether the app dies, until it has; resolves with the request at which it did. `kill` must have ended
   * the app when it resolves.
   */
  killAt(
    decide: (request: SeenRequest) => Moment | undefined,
    kill: () => Promise<void>,
  ): Promise<SeenRequest & { readonly moment: Moment }>;
}

/** Starts a proxy. Without a target it answers 502. */
export async function startKillProxy(): Promise<KillProxy> {
  let target: string | undefined;
  let seen = 0;
  let look: ((request: SeenRequest) => { readonly moment: Moment; readonly end: () => void } | undefined) | undefined;

  const server = createServer((incoming, response) => {
    const { method = 'GET', headers, url = '' } = incoming;
    const death = look?.({ route: routeOf(method, url), number: seen++ });
    if (death?.moment === 'before') return death.end();
    if (target === undefined) return void response.writeHead(502).end();
    const outgoing = send(new URL(url, target), { method, headers }, (answer) => {
      if (death !== undefined) {
        answer.resume().once('end', death.end);
        return;
      }
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTarget: (url) => void (target = url),
    killAt: (decide, kill) =>
      new Promise((resolve, reject) => {
        look = (request) => {
          const moment = decide(request);
          if (moment === undefined) return undefined;
          look = undefined;
          return { moment, end: () => void kill().then(() => resolve({ ...request, moment }), reject) };
        };
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function routeOf(method: string, url: string): string {
  const path = url.split('?', 1)[0] ?? '';
  return `${method} ${path.replace('/api/v2', '').replaceAll(/(?:[a-z]+_[A-Za-z0-9]+|[0-9a-f]{8}-[0-9a-f-]{27})/gu, '{id}')}`;
}
