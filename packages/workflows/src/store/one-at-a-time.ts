/** Whose turn it is with something that only one may use at a time. */
export interface Turns {
  /** Resolves when it is the caller's turn; what is urgent comes before all that waits and is not. */
  readonly enter: (urgent: boolean) => Promise<void>;
  /** Ends the turn. */
  readonly leave: () => void;
}

/** Gives turns in the order in which they were asked for. Who is next is chosen only after `beforeEach`, in which others may come. */
export function oneAtATime(beforeEach: () => Promise<void>): Turns {
  const urgent: (() => void)[] = [];
  const others: (() => void)[] = [];
  let taken = false;

  const next = async (): Promise<void> => {
    await beforeEach();
    const begin = urgent.shift() ?? others.shift();
    taken = begin !== undefined;
    begin?.();
  };
  return {
    enter: (isUrgent) =>
      new Promise((resolve) => {
        (isUrgent ? urgent : others).push(resolve);
        if (taken) return;
        taken = true;
        void next();
      }),
    leave: () => void next(),
  };
}
