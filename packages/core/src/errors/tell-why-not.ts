import { RefusedError } from './errors.ts';
import { sayWhyNot } from './say-why-not.ts';

/**
 * Does what a person asked for. When it fails, tells them in words why, and rejects: with a {@link RefusedError} for what was an
 * answer to them, otherwise with what went wrong. `what` is what they asked for, such as `approve BUY1-T3`.
 */
export async function tellWhyNot<T>(
  what: string,
  tell: (words: string) => Promise<unknown>,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { words, isRefusal } = sayWhyNot(error, what);
    await tell(words);
    throw isRefusal ? new RefusedError(words, { cause: error }) : error;
  }
}
