import type { Clock } from '@ligase/core';
import type { Round } from '../work-in-rounds.ts';
import { handInMessage, type HandInMessageOptions } from './hand-in-message.ts';
import type { Queue } from './queue.ts';

/** What taking messages needs. */
export interface TakeParts {
  readonly queue: Queue;
  readonly handIn: HandInMessageOptions;
  readonly clock: Clock;
  readonly waitMs: number;
  readonly hideMs: number;
}

/** Makes the round of a receiver of a queue: up to ten messages, in their order, each deleted once it is kept. */
export function takeMessages({ queue, handIn, clock, waitMs, hideMs }: TakeParts): Round {
  return async (signal) => {
    const messages = await queue.receive({ max: 10, waitMs, hideMs, signal });
    let hiddenAt = clock.now();
    for (const [index, message] of messages.entries()) {
      const rest = messages.slice(index);
      if (signal.aborted) {
        // Others need not wait for what this process will not do.
        await Promise.all(rest.map((one) => queue.hideFor(one, 0)));
        return 0;
      }
      if (clock.now() - hiddenAt > hideMs / 2) {
        await Promise.all(rest.map((one) => queue.hideFor(one, hideMs)));
        hiddenAt = clock.now();
      }
      // A fault ends the round: of a FIFO queue, nothing may be kept before what comes before it.
      await handInMessage(message, handIn);
      await queue.delete(message);
    }
    return 0;
  };
}
