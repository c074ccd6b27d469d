/** Gives the text of a body that came in pieces. */
export type JoinPieces = (pieces: readonly Uint8Array[]) => string;

const largestKept = 1 << 20;

/**
 * Makes a joiner with a buffer that it uses again and again: a fresh one for each reply, outside the heap, would be most
 * of the garbage that a page leaves behind.
 */
export function createJoinPieces(): JoinPieces {
  let buffer = Buffer.alloc(0);

  return (pieces) => {
    const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (length > largestKept) return Buffer.concat(pieces, length).toString();
    if (length > buffer.length) buffer = Buffer.allocUnsafeSlow(1 << (32 - Math.clz32(length - 1)));
    let end = 0;
    for (const piece of pieces) {
      buffer.set(piece, end);
      end += piece.length;
    }
    return buffer.toString('utf8', 0, end);
  };
}
