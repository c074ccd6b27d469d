import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { TenantApiError } from './api-error.ts';
import { nodeHttp } from './node-http.ts';
import { errorResponse } from './replies.ts';
import type { TenantRequest, TenantResponse } from './request.ts';

/** Where a tenant listens. */
export interface ListenOptions {
  /** Default 0: any free port. */
  readonly port?: number;
  /** Default `127.0.0.1`: only this machine reaches it. */
  readonly host?: string;
  /** Names besides the loopback ones and `host` that a request's `Host` may have. Default none. */
  readonly allowedHosts?: readonly string[];
  /**
   * Where it is reached through a proxy, such as `https://tenant.example.org`: links lead there, its host is answered to, and its
   * pages may use the control API. Default: nowhere but where it listens.
   */
  readonly publicUrl?: string;
  /** Default 100 MB, as Benchling's. */
  readonly maxBodyBytes?: number;
}

/** A tenant that can be reached. */
export interface Listening {
  readonly url: string;
  readonly port: number;
  /** Lets the requests in flight end, then stops. */
  close(): Promise<void>;
}

// Anything else is 400.
const UNREAD: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'The headers of the request are too long.'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'The request did not come in time.'],
};

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Serves `handle` over HTTP. @throws when the port is taken, or `publicUrl` is no origin. */
export async function listen(
  handle: (request: TenantRequest) => TenantResponse | Promise<TenantResponse>,
  options: ListenOptions = {},
): Promise<Listening> {
  const { port = 0, host = '127.0.0.1', allowedHosts = [], maxBodyBytes = 100 * 1024 * 1024 } = options;
  const publicUrl = options.publicUrl === undefined ? undefined : readPublicUrl(options.publicUrl);
  const names = new Set([...LOOPBACK, host, ...allowedHosts, ...(publicUrl ? [publicUrl.hostname] : [])]);
  const followed = new Set<ServerResponse>();
  const server = nodeHttp.createServer((incoming, outgoing) => {
    receive(incoming, names, maxBodyBytes)
      .then((request) => (request instanceof TenantApiError ? errorResponse(request) : handle(request)))
      .then(
        (response) => (response.follow === undefined ? send(outgoing, response) : follow(outgoing, response, followed)),
        () => outgoing.destroy(),
      );
  });
  server.on('clientError', refuseUnread);
  server.on('checkExpectation', (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const message = `The expectation "${incoming.headers.expect ?? ''}" cannot be met.`;
    send(outgoing, errorResponse(new TenantApiError(417, 'invalid_request_error', message)));
  });
  server.keepAliveTimeout = 65_000;
  await bind(server, port, host);
  const bound = (server.address() as AddressInfo).port;
  const name = host.includes(':') ? `[${host}]` : host;
  return { url: publicUrl?.origin ?? `http://${name}:${bound}`, port: bound, close: () => close(server, followed) };
}

function readPublicUrl(text: string): URL {
  const url = URL.parse(text);
  // It is served at the root, so a proxy that puts a path before it would break its links.
  if (url === null || !/^https?:$/u.test(url.protocol) || url.href !== `${url.origin}/`)
    throw new RangeError(`publicUrl takes an origin such as https://tenant.example.org, and no path; not "${text}".`);
  return url;
}

function bind(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken by another program. Stop it, or choose another port (0 takes any free one).`;
      reject(error.code === 'EADDRINUSE' ? new Error(taken, { cause: error }) : error);
    });
    server.listen(port, host, resolve);
  });
}

/** How long requests that are under way may take when the server closes. */
const closeWithinMs = 2_000;

function close(server: Server, followed: ReadonlySet<ServerResponse>): Promise<void> {
  return new Promise((resolve) => {
    // A browser opens connections over which nothing comes yet, and Node does not take those for idle.
    const late = setTimeout(() => server.closeAllConnections(), closeWithinMs);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    for (const outgoing of followed) outgoing.end();
    server.closeIdleConnections();
  });
}

/** Answers what could not be read as a request, as HTTP asks for before the connection is closed. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, message] = UNREAD[error.code ?? ''] ?? [400, 'The request is not well-formed HTTP.'];
  const { body, headers } = errorResponse(new TenantApiError(status, 'invalid_request_error', message));
  const lines = Object.entries({ ...headers, connection: 'close', 'content-length': Buffer.byteLength(body) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${status} ${nodeHttp.STATUS_CODES[status]}\r\n${head}\r\n${String(body)}`);
}

async function receive(
  incoming: IncomingMessage,
  names: ReadonlySet<string>,
  maxBodyBytes: number,
): Promise<TenantRequest | TenantApiError> {
  const name = (incoming.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  // A page in a browser can reach loopback under a name of its own (DNS rebinding); the Host then gives it away.
  if (!names.has(name)) {
    return new TenantApiError(403, 'invalid_request_error', `This local tenant does not answer to the host "${name}".`);
  }
  const body = await readBody(incoming, maxBodyBytes);
  if (typeof body === 'number') {
    const message = `The body has ${body} bytes; ${maxBodyBytes} are the most.`;
    return new TenantApiError(413, 'invalid_request_error', message);
  }
  return {
    method: incoming.method ?? 'GET',
    url: incoming.url ?? '/',
    headers: incoming.headers as Readonly<Record<string, string | undefined>>,
    ...(body.length > 0 ? { body } : {}),
    remoteAddress: incoming.socket.remoteAddress ?? '127.0.0.1',
  };
}

/** The body, or how long it is when it is too long. */
async function readBody(incoming: IncomingMessage, maxBodyBytes: number): Promise<Buffer | number> {
  const { headers } = incoming;
  // Most requests have none, and waiting for its end costs each of them as much as the answer.
  if (!('content-length' in headers) && !('transfer-encoding' in headers)) return Buffer.alloc(0);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    // What is too long is read to its end all the same, since a client writes before it reads.
    if (size <= maxBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  return size > maxBodyBytes ? size : Buffer.concat(chunks);
}

function send(outgoing: ServerResponse, response: TenantResponse): void {
  const { delayMs = 0, dropConnection = false } = response.fault ?? {};
  if (delayMs > 0) setTimeout(() => answer(outgoing, response, dropConnection), delayMs);
  else answer(outgoing, response, dropConnection);
}

function follow(
  outgoing: ServerResponse,
  { status, headers, body, follow }: TenantResponse,
  followed: Set<ServerResponse>,
): void {
  outgoing.writeHead(status, { ...headers, 'x-ligase-tenant': 'local' });
  outgoing.write(body);
  const end = follow?.((text) => void outgoing.write(text));
  followed.add(outgoing);
  outgoing.once('close', () => {
    followed.delete(outgoing);
    end?.();
  });
}

function answer(outgoing: ServerResponse, response: TenantResponse, dropConnection: boolean): void {
  if (dropConnection) {
    outgoing.destroy();
    return;
  }
  const { body } = response;
  try {
    outgoing.writeHead(response.status, {
      ...response.headers,
      'content-length': Buffer.byteLength(body),
      'x-ligase-tenant': 'local',
    });
  } catch (error) {
    // A header that cannot be sent must not end the process.
    outgoing.destroy(error as Error);
    return;
  }
  outgoing.end(body);
}
