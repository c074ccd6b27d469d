import type { Arrival, BodyBounds } from '../intake/arrival.ts';
import { oversized } from '../intake/oversized.ts';
import type { WebhookIntake } from '../intake/webhook-intake.ts';

/**
 * Serves webhooks wherever a server speaks `Request` and `Response`.
 *
 * @example
 * export default { fetch: fetchHandler(intake) };
 */
export function fetchHandler(intake: WebhookIntake): (request: Request) => Promise<Response> {
  return async (request) => {
    const { status, headers, body } = await intake.receive(arrivalOf(request));
    return new Response(body, { status, headers });
  };
}

function arrivalOf(request: Request): Arrival {
  return {
    method: request.method,
    path: new URL(request.url).pathname,
    header: (name) => request.headers.get(name) ?? undefined,
    readBody: (bounds) => readStream(request.body, bounds),
  };
}

async function readStream(
  stream: ReadableStream<Uint8Array> | null,
  { maxBytes, onLate }: BodyBounds,
): Promise<Uint8Array> {
  const reader = stream?.getReader();
  if (reader === undefined) return new Uint8Array();
  const cancel = (reason: Error): void => void reader.cancel(reason).catch(() => {});
  onLate(cancel);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    length += piece.value.length;
    if (length > maxBytes) {
      const reason = oversized(maxBytes);
      cancel(reason);
      throw reason;
    }
  }
  return pieces.length === 1 && pieces[0] !== undefined ? pieces[0] : Buffer.concat(pieces, length);
}
