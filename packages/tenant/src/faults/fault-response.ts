import { TenantApiError } from '../api-error.ts';
import type { TenantResponse } from '../request.ts';
import type { Fault } from './faults.ts';

/** The error that a fault with a status answers. */
export function faultError(status: number): TenantApiError {
  if (status === 429) return new TenantApiError(status, 'invalid_request_error', 'Rate limit exceeded.');
  const type = status >= 500 ? 'api_error' : status === 401 ? 'authentication_error' : 'invalid_request_error';
  return new TenantApiError(status, type, `This ${status} was asked for through the control API.`);
}

/** A response that is late or lost when a fault says so. */
export function withFault(response: TenantResponse, fault: Fault | undefined): TenantResponse {
  if (fault === undefined) return response;
  return { ...response, fault: { delayMs: fault.delayMs ?? 0, dropConnection: fault.reset ?? false } };
}
