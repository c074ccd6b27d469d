import { once } from 'node:events';
import { createServer, request as send, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

/** A request of the app to Benchling. */
export interface SeenRequest {
  /** Such as `POST /transfers`, with `{id}` in the place of ids. */
  readonly route: string;
  /** Its path with its query, and then its body. */
  readonly text: string;
}

/** What Benchling answered. */
export interface SeenReply {
  readonly status: number;
  readonly text: string;
}

/** When the app is to die: before Benchling has seen the request, or when it has done it and the app has no answer. */
export type Moment = 'before' | 'after';

/** What becomes of a request on which the app is to die: it gets no answer. `caught` is called when that moment has come. */
export interface Fate {
  readonly moment: Moment;
  readonly caught: () => void;
}

/** What stands between the app and Benchling is told, and decides. */
export interface ProxyHooks {
  /** `undefined` lets the request pass. */
  onRequest(request: SeenRequest): Promise<Fate | undefined>;
  /** Told of what Benchling answers, whether the app hears it or not. */
  onReply(request: SeenRequest, reply: SeenReply): void;
}

/** Stands between the app and Benchling. */
export interface Proxy extends AsyncDisposable {
  readonly url: string;
  setTarget(url: string): void;
  setHooks(hooks: ProxyHooks): void;
}

/** Starts a proxy, which lets all pass until it has hooks. */
export async function startProxy(): Promise<Proxy> {
  let target = '';
  let hooks: ProxyHooks = { onRequest: () => Promise.resolve(undefined), onReply: () => undefined };

  const server = createServer((incoming, response) => {
    void (async () => {
      const { method = 'GET', headers, url = '' } = incoming;
      const body = await buffer(incoming);
      const seen = { route: routeOf(method, url), text: `${decodeURIComponent(url)} ${body.toString()}` };
      const fate = await hooks.onRequest(seen);
      if (fate?.moment === 'before') return fate.caught();
      const outgoing = send(new URL(url, target), { method, headers });
      outgoing.end(body);
      const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
      const reply = await buffer(answer);
      hooks.onReply(seen, { status: answer.statusCode ?? 0, text: reply.toString() });
      if (fate !== undefined) return fate.caught();
      response.writeHead(answer.statusCode ?? 502, answer.headers).end(reply);
    })().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setTarget: (url) => void (target = url),
    setHooks: (chosen) => void (hooks = chosen),
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
