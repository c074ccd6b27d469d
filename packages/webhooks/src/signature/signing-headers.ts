import { VerificationError } from '@ligase/core';
import { signatureEntries } from './signature-entries.ts';

/** What the headers of a delivery say. */
export interface SigningHeaders {
  readonly id: string;
  /** Seconds since 1970, as it was written. */
  readonly timestamp: string;
  readonly signatures: readonly Buffer[];
}

/** The times that a delivery may be stamped with. */
export interface TimeWindow {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly toleranceMs: number;
}

/**
 * Without a full stop, which parts the signed text: with one, a genuine text could be cut elsewhere. Without spaces and commas,
 * which join headers that came twice.
 */
const idShape = /^[\w!#$%&'*+:;=?@~^/-]{1,200}$/u;

/**
 * Reads the three headers of a delivery, as far as can be told without its body.
 * @throws {VerificationError} when one is missing or makes no sense, or the time is not about now.
 */
export function signingHeaders(header: (name: string) => string | undefined, window: TimeWindow): SigningHeaders {
  const id = header('webhook-id');
  const timestamp = header('webhook-timestamp');
  const signature = header('webhook-signature');
  if (id === undefined || timestamp === undefined || signature === undefined)
    throw new VerificationError(
      'WEBHOOK_SIGNATURE',
      'A delivery needs the headers webhook-id, webhook-timestamp and webhook-signature',
    );
  if (!idShape.test(id)) throw new VerificationError('WEBHOOK_SIGNATURE', 'The header webhook-id is not one id');
  checkTimestamp(timestamp, window);
  return { id, timestamp, signatures: signatureEntries(signature) };
}

function checkTimestamp(timestamp: string, { now, toleranceMs }: TimeWindow): void {
  if (!/^\d{1,12}$/u.test(timestamp)) throw wrong('is not a number of seconds since 1970');
  const aheadMs = Number(timestamp) * 1000 - now;
  if (Math.abs(aheadMs) <= toleranceMs) return;
  const seconds = Math.round(Math.abs(aheadMs) / 1000);
  throw wrong(
    `is ${seconds} s ${aheadMs > 0 ? 'ahead' : 'old'}; ${toleranceMs / 1000} s are allowed. Is this machine's clock right?`,
  );
}

function wrong(what: string): VerificationError {
  return new VerificationError('WEBHOOK_TIMESTAMP', `The header webhook-timestamp ${what}`);
}
