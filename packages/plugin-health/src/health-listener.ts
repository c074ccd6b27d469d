import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Health } from './contract.ts';

/** Where the two questions are asked. */
export interface HealthPaths {
  /** Whether the process answers at all. Default: `/livez`. */
  readonly live?: string;
  /** Whether it can take work. Default: `/readyz`. */
  readonly ready?: string;
}

/**
 * Answers liveness (always 200) and readiness (200, or 503 with what is wrong) on a server of Node's, and hands on every other
 * request.
 *
 * @example
 * createServer(healthListener(app.get(health), nodeListener(intake))).listen(8080);
 */
export function healthListener(
  health: Health,
  next: RequestListener,
  { live = '/livez', ready = '/readyz' }: HealthPaths = {},
): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?', 1)[0];
    if (path === live) return answer(request, response, 200, { live: true });
    if (path !== ready) return next(request, response);
    void health.readiness().then((readiness) => answer(request, response, readiness.ready ? 200 : 503, readiness));
  };
}

function answer(request: IncomingMessage, response: ServerResponse, status: number, body: object): void {
  request.resume();
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(text),
    })
    .end(request.method === 'HEAD' ? undefined : text);
}
