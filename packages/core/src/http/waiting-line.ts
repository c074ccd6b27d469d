/** Those who wait for the same thing, each class in the order of arrival; a lower class waits for every higher one. */
export interface WaitingLine<T> {
  readonly length: number;
  /** Resolves with what it was released with; rejects with the signal's reason as soon as that aborts. */
  join(rank: number, signal: AbortSignal | undefined): Promise<T>;
  /** Lets the first one go, and hands it something to go with. */
  release(pass: T): void;
}

interface Waiting<T> {
  go: ((pass: T) => void) | undefined;
}

/** Makes a line with so many classes; rank 0 is the highest. */
export function createWaitingLine<T>(ranks: number): WaitingLine<T> {
  const classes = Array.from({ length: ranks }, () => createQueue<Waiting<T>>());
  let length = 0;

  return {
    get length() {
      return length;
    },
    join: (rank, signal) =>
      new Promise((resolve, reject) => {
        const waiting: Waiting<T> = {
          go(pass) {
            signal?.removeEventListener('abort', leave);
            resolve(pass);
          },
        };
        const leave = (): void => {
          waiting.go = undefined;
          length -= 1;
          reject(signal?.reason as Error);
        };
        signal?.throwIfAborted();
        signal?.addEventListener('abort', leave, { once: true });
        classes[rank]?.push(waiting);
        length += 1;
      }),
    release(pass) {
      for (const queue of classes) {
        for (let waiting = queue.shift(); waiting !== undefined; waiting = queue.shift()) {
          if (waiting.go === undefined) continue;
          length -= 1;
          waiting.go(pass);
          return;
        }
      }
    },
  };
}

interface Queue<T> {
  push(item: T): void;
  shift(): T | undefined;
}

/** First in, first out, without the cost that `Array.shift` has on a long line. */
function createQueue<T>(): Queue<T> {
  let items: (T | undefined)[] = [];
  let head = 0;
  return {
    push(item) {
      items.push(item);
    },
    shift() {
      if (head === items.length) return undefined;
      const item = items[head];
      items[head] = undefined;
      head += 1;
      if (head > 1_024 && head * 2 > items.length) {
        items = items.slice(head);
        head = 0;
      }
      return item;
    },
  };
}
