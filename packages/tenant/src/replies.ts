import type { TenantApiError } from './api-error.ts';
import { RawJson, type TenantResponse } from './request.ts';

const HEADERS = {
  'content-type': 'application/json',
  'cache-control': 'private, no-cache, no-store',
  'x-content-type-options': 'nosniff',
};

/** An answer in JSON. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): TenantResponse {
  return {
    status,
    headers: { ...HEADERS, ...headers },
    body: body === undefined ? '' : body instanceof RawJson ? body.text : JSON.stringify(body),
  };
}

/** An error in Benchling's envelope, where `message` and `userMessage` are always the same. */
export function errorResponse(error: TenantApiError, headers: Readonly<Record<string, string>> = {}): TenantResponse {
  const { type, message, extra, body } = error;
  const envelope = { error: { ...extra, message, type, userMessage: message } };
  return jsonResponse(error.status, body ?? envelope, headers);
}
