import { type VerificationCode, VerificationError } from '@ligase/core';
import type { Answer } from './arrival.ts';

/** 4xx say that the same delivery will be refused again, 5xx that it may be sent again; Benchling treats both alike. */
const statuses: Readonly<Record<VerificationCode, number>> = {
  WEBHOOK_MALFORMED: 400,
  WEBHOOK_SIGNATURE: 401,
  WEBHOOK_TIMESTAMP: 401,
  WEBHOOK_STALLED: 408,
  WEBHOOK_OVERSIZED: 413,
  WEBHOOK_MISDIRECTED: 421,
};

/** What a delivery that is kept is answered. */
export const acknowledgement: Answer = { status: 200, headers: {}, body: '' };

/** What a delivery that is not kept is answered. The reasons of our own store are nobody else's business. */
export function refusal(error: unknown): Answer {
  if (!(error instanceof VerificationError)) return explained(503, 'The delivery could not be kept; send it again');
  return explained(statuses[error.code], error.message, { code: error.code });
}

/** What is answered to what is no delivery at all. */
export function explained(status: number, message: string, members: object = {}, headers: object = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ ...members, message }),
  };
}
