import type { Operation } from '@ligase/benchling-api';
import type { HttpRequest } from '../http/ports.ts';

/** A body as it goes over the wire, and its content type. */
export interface EncodedBody {
  readonly body: HttpRequest['body'];
  readonly contentType: string | undefined;
}

/** Encodes what the caller gave: JSON, a form where the operation takes one, bytes and texts of other types as they are. */
export function encodeBody(operation: Operation, body: unknown): EncodedBody {
  if (body === undefined) return { body: undefined, contentType: undefined };
  const { bodyType = 'application/json' } = operation;
  if (bodyType === 'application/x-www-form-urlencoded') {
    const form = new URLSearchParams(body as Record<string, string>);
    return { body: form.toString(), contentType: bodyType };
  }
  const raw = bodyType !== 'application/json' && (typeof body === 'string' || body instanceof Uint8Array);
  return { body: raw ? body : JSON.stringify(body), contentType: bodyType };
}
