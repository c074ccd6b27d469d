import { isLigaseError, type HttpRequest, type HttpResponse } from '@ligase/core';
import type { AuditOutcome } from '../audit-record.ts';

/** How a call that changes something ended, by what Benchling answered. */
export function outcomeOfReply(request: HttpRequest, reply: HttpResponse): AuditOutcome {
  if (reply.status === 202) return 'accepted';
  if (reply.status < 300) return 'succeeded';
  if (reply.status < 400 || reply.status >= 500) return request.idempotent ? 'failed' : 'unknown';
  return 'refused';
}

/** How a call that changes something ended, when no answer came. */
export function outcomeOfError(request: HttpRequest, error: unknown): AuditOutcome {
  const { attempts } = request.trace;
  const unsent = isLigaseError(error) && error.details['sent'] === false;
  // What may be repeated may have been done by an attempt before the one that found no connection.
  return attempts === 0 || (unsent && (attempts === 1 || !request.idempotent)) ? 'failed' : 'unknown';
}
