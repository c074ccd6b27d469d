import type { NetworkError, TimeoutError } from '../errors/errors.ts';
import type { HttpRequest, HttpResponse, Send } from './ports.ts';
import { isTransportFailure } from './transport-failure.ts';

/** How one attempt ended: with a reply of any status, or with a failure of the transport. */
export type Outcome =
  | { readonly response: HttpResponse; readonly failure?: undefined }
  | { readonly response?: undefined; readonly failure: NetworkError | TimeoutError };

/** Sends once. What is neither a reply nor a failure of the transport is thrown: an abort, a missing token. */
export async function attempt(next: Send, request: HttpRequest): Promise<Outcome> {
  const attemptsBefore = request.trace.attempts;
  try {
    return { response: await next(request) };
  } catch (error) {
    // What never reached the transport, such as a token that could not be had, was retried where it failed.
    if (!isTransportFailure(error) || request.trace.attempts === attemptsBefore) throw error;
    return { failure: error };
  }
}
