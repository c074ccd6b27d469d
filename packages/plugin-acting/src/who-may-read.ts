import type { Clock } from '@ligase/core';
import type { Access } from '@ligase/plugin-access/contract';

/** How long an answer is taken for true: a list of things asks after few places, and a grant that was taken away counts soon. */
const keptMs = 60_000;
const mostKept = 1_000;

/** Answers whether a person may read something in Benchling, and asks about each person and place once in a minute. */
export function whoMayRead({
  access,
  clock,
}: {
  readonly access: Pick<Access, 'explain'>;
  readonly clock: Clock;
}): (benchlingUserId: string, objectId: string) => Promise<boolean> {
  const kept = new Map<string, { readonly until: number; readonly answer: Promise<boolean> }>();
  return async (person, object) => {
    const key = `${person} ${object}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > clock.now()) return await known.answer;
    const answer = access.explain({ action: 'read', object, person }).then(({ verdict }) => verdict === 'allowed');
    answer.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (oldest !== undefined && kept.size >= mostKept) kept.delete(oldest);
    kept.set(key, { until: clock.now() + keptMs, answer });
    return await answer;
  };
}
