import { VerificationError } from '@ligase/core';

/** Says that a body is too long. */
export function oversized(maxBytes: number): VerificationError {
  return new VerificationError('WEBHOOK_OVERSIZED', `The body is longer than ${maxBytes} bytes`);
}
