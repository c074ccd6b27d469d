import type { FileBytes } from '../contract.ts';

/** Cuts bytes into parts of one size, the last as small as it comes; an empty file is one empty part. */
export async function* inParts(bytes: FileBytes, size: number): AsyncGenerator<Buffer, void> {
  let held: Uint8Array[] = [];
  let length = 0;
  let given = 0;
  for await (const piece of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for (let at = 0; at < piece.length;) {
      const taken = piece.subarray(at, at + size - length);
      held.push(taken);
      length += taken.length;
      at += taken.length;
      if (length < size) continue;
      yield Buffer.concat(held);
      given += 1;
      held = [];
      length = 0;
    }
  }
  if (length > 0 || given === 0) yield Buffer.concat(held);
}
