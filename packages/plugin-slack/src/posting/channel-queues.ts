import type { Clock } from '@ligase/core';

/** Lets the work of one channel go one by one, and not faster than Slack allows; channels do not wait for each other. */
export type InTurn = <T>(channel: string, work: () => Promise<T>) => Promise<T>;

/** Makes the queues of one workspace. */
export function channelQueues(clock: Clock, everyMs: number): InTurn {
  const ends = new Map<string, Promise<unknown>>();
  return async (channel, work) => {
    const before = ends.get(channel);
    const turn = (async () => {
      await before?.catch(() => undefined);
      return await work();
    })();
    // The pause comes after the work, also when it failed: Slack may have counted it.
    const end = turn.then(
      () => clock.sleep(everyMs),
      () => clock.sleep(everyMs),
    );
    ends.set(channel, end);
    void end.finally(() => {
      if (ends.get(channel) === end) ends.delete(channel);
    });
    return await turn;
  };
}
