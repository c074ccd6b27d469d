import { createHash, timingSafeEqual } from 'node:crypto';
import type { Ids } from '../clock/clock.ts';

/** A fresh secret of 256 random bits: shown once, then known only by its hash. */
export function newSecret(ids: Ids, prefix = ''): string {
  return prefix + Buffer.from(ids.secretBytes(32)).toString('base64url');
}

/**
 * The hash under which a secret is kept.
 * One SHA-256 is enough: a slow hash makes guessing dear, and 256 random bits cannot be guessed at any price.
 */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is the one that was hashed, in a time that tells nothing about it. */
export function matchesSecret(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(secret), 'hex'), Buffer.from(hash, 'hex'));
}
