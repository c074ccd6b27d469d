import { randomBytes, randomUUID } from 'node:crypto';
import type { Ids } from '../clock/clock.ts';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Ids that nobody can foresee. */
export function randomIds(): Ids {
  return {
    next: (prefix, length = 8) => prefix + base62(length),
    uuid: () => randomUUID(),
    secretBytes: (count) => randomBytes(count),
  };
}

function base62(length: number): string {
  let tail = '';
  while (tail.length < length) {
    for (const byte of randomBytes(length)) {
      // 248 is the largest multiple of 62 below 256: anything above would favour the first letters.
      if (byte < 248 && tail.length < length) tail += ALPHABET.charAt(byte % 62);
    }
  }
  return tail;
}
