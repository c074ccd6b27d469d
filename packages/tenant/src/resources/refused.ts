import { notServed } from '../api-error.ts';
import type { ServedOperation } from '../feature.ts';

/** An operation that is known and answers honestly that it is not served. */
export function refused(why: string): ServedOperation {
  return {
    support: 'refused',
    differs: `Answers 501: ${why}`,
    handle: ({ operation }) => {
      throw notServed(operation.id, why);
    },
  };
}
