import { type NetworkError, type TimeoutError, UnknownOutcomeError } from '../errors/errors.ts';
import { howToFindOut } from './find-out.ts';
import type { HttpRequest, HttpResponse } from './ports.ts';

/** How an attempt that did not succeed ended: with a reply, or with a failure of the transport. */
export type Outcome =
  | { readonly response: HttpResponse; readonly failure?: undefined }
  | { readonly response?: undefined; readonly failure: NetworkError | TimeoutError };

/** Makes the error for a write that may have been done: its reply was lost, or was a fault of the server's. */
export function toUnknownOutcome(request: HttpRequest, { response, failure }: Outcome): UnknownOutcomeError {
  const { operation } = request;
  const happened =
    response === undefined ? 'was sent, but its reply was lost' : `was answered with a fault (${response.status})`;
  const findOut = howToFindOut(request);
  return new UnknownOutcomeError(
    `${operation.id} ${happened}: it may or may not have been done. It was not sent again. ${findOut}`,
    {
      cause: failure,
      details: {
        operationId: operation.id,
        method: request.method,
        path: request.path,
        ...(response === undefined ? {} : { status: response.status }),
        findOut,
      },
    },
  );
}
