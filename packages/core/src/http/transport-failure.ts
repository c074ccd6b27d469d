import { NetworkError, TimeoutError } from '../errors/errors.ts';
import type { HttpRequest } from './ports.ts';

/** Makes the error for a request that found no connection, or whose reply was lost. */
export function toNetworkError(request: HttpRequest, origin: string, cause: unknown, sent: boolean): NetworkError {
  const why = reasonOf(cause);
  const message = sent
    ? `The connection to ${origin} broke before ${request.operation.id} was answered (${why}).`
    : `${request.operation.id} could not be sent: no connection to ${origin} (${why}). Check the tenant URL and the network.`;
  return new NetworkError(message, { cause, details: { sent, operationId: request.operation.id } });
}

/** Makes the error for a request that was sent and not answered in time. */
export function toTimeoutError(request: HttpRequest, origin: string): TimeoutError {
  return new TimeoutError(`${origin} did not answer ${request.operation.id} within ${request.timeoutMs} ms.`, {
    details: { sent: true, operationId: request.operation.id },
  });
}

/** Whether a failure is of the network's making, and so says nothing about the request itself. */
export function isTransportFailure(error: unknown): error is NetworkError | TimeoutError {
  return error instanceof NetworkError || error instanceof TimeoutError;
}

/** Whether not a byte of the request left this process. */
export function wasNeverSent(error: NetworkError | TimeoutError): boolean {
  return error.details['sent'] === false;
}

function reasonOf(cause: unknown): string {
  // Happy eyeballs gathers one error an address; the first says enough.
  if (cause instanceof AggregateError && cause.errors.length > 0) return reasonOf(cause.errors[0]);
  if (!(cause instanceof Error)) return String(cause);
  const { code } = cause as NodeJS.ErrnoException;
  return code === undefined || cause.message.includes(code) ? cause.message : `${code}: ${cause.message}`;
}
