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
  if (request.trace.attempts === 0) return 'failed';
  // What may be repeated may have been done by an attempt before the one that found no connection.
  const neverArrived = isLigaseError(error) && error.code === 'NET_UNREACHABLE' && !request.idempotent;
  return neverArrived ? 'failed' : 'unknown';
}
