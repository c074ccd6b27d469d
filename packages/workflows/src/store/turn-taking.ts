/**
 * Lets timers and sockets have their turn, every few milliseconds. PGlite answers in microtasks alone: without this, 400 busy runs
 * keep a webhook waiting for four seconds.
 */
export function turnTaking(everyMs = 8): () => Promise<void> {
  let last = performance.now();
  let turn: Promise<void> | undefined;
  return () => {
    if (turn !== undefined) return turn;
    if (performance.now() - last < everyMs) return Promise.resolve();
    turn = new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now();
        turn = undefined;
        resolve();
      });
    });
    return turn;
  };
}
