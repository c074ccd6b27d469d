/** Something that will come, and how it comes. */
export interface Awaited {
  readonly comes: Promise<void>;
  readonly come: () => void;
}

/** Something to be waited for. */
export function moment(): Awaited {
  const waiting: (() => void)[] = [];
  const comes = new Promise<void>((resolve) => void waiting.push(resolve));
  return { comes, come: () => waiting.forEach((resolve) => resolve()) };
}
