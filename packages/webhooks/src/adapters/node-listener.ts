import { VerificationError } from '@ligase/core';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Answer, Arrival, BodyBounds } from '../intake/arrival.ts';
import { oversized } from '../intake/oversized.ts';
import type { WebhookIntake } from '../intake/webhook-intake.ts';

/**
 * Serves webhooks with a server of Node's.
 *
 * @example
 * createServer(nodeListener(intake)).listen(8080);
 */
export function nodeListener(intake: WebhookIntake): RequestListener {
  return (request, response) => {
    void intake.receive(arrivalOf(request)).then((answer) => send(answer, request, response));
  };
}

function arrivalOf(request: IncomingMessage): Arrival {
  const { method = '', url = '' } = request;
  return {
    method,
    path: url.split('?', 1)[0] ?? '',
    header: (name) => request.headers[name] as string | undefined,
    readBody: (bounds) => readRequest(request, bounds),
  };
}

function readRequest(request: IncomingMessage, { maxBytes, onLate }: BodyBounds): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    let length = 0;
    const take = (piece: Buffer): void => {
      pieces.push(piece);
      length += piece.length;
      if (length > maxBytes) stop(oversized(maxBytes));
    };
    const stop = (error: Error): void => {
      request.off('data', take);
      reject(error);
    };
    request
      .on('data', take)
      .on('end', () => {
        resolve(pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, length));
      })
      .on('error', (cause) => stop(gone(cause)))
      .on('close', () => {
        if (!request.complete) stop(gone());
      });
    onLate(stop);
  });
}

function gone(cause?: Error): VerificationError {
  return new VerificationError('WEBHOOK_STALLED', 'The sender went before the body had come', { cause });
}

/** How long a sender that is still sending is listened to, so that it can read why nobody does. */
const lingerMs = 1_000;

function send({ status, headers, body }: Answer, request: IncomingMessage, response: ServerResponse): void {
  const length = { 'content-length': Buffer.byteLength(body) };
  if (request.complete) {
    response.writeHead(status, { ...headers, ...length }).end(body);
    return;
  }
  response.writeHead(status, { ...headers, ...length, connection: 'close' }).end(body);
  request.resume();
  // Sockets live in the machine's time, whatever clock the intake was handed.
  const end = setTimeout(() => request.destroy(), lingerMs).unref();
  request.once('close', () => clearTimeout(end));
}
