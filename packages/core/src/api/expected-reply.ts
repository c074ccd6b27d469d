import type { Operation } from '@ligase/benchling-api';
import type { HttpResponse } from '../http/ports.ts';

/** Whether a reply is the operation's success: its status is one, and where JSON is declared, JSON came. */
export function isExpected(response: HttpResponse, operation: Operation): boolean {
  const { status, body } = response;
  const succeeded = (status >= 200 && status < 300) || (status < 400 && operation.statuses.includes(status));
  // A tenant answers paths that it does not know with its sign-in page and status 200.
  return succeeded && (operation.successSchema === undefined || typeof body !== 'string');
}
