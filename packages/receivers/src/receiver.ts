import {
  definePlugin,
  token,
  type Clock,
  type Plugin,
  type Requirements,
  type SetupContext,
  type Token,
} from '@ligase/core';
import { workInRounds, type Round } from './work-in-rounds.ts';

/** A way into the app that is at work. */
export interface Receiver {
  /**
   * Throws what keeps it from receiving at the moment, for a health check. A process that leaves the work to another is well.
   */
  check(): void;
}

/** Names the app's receiver of this name. */
export function receiver<const Name extends string>(name: Name): Token<Receiver, `receiver:${Name}`> {
  return token<Receiver>()(`receiver:${name}`);
}

/** What a receiver does while the app runs. */
export interface ReceiverWork {
  /** Receives once. */
  readonly round: Round;
  /** How long to wait after the first failure; each further one in a row doubles it. */
  readonly everyMs: number;
  readonly clock: Clock;
  /** Called when no round is under way any more. */
  release(): Promise<void>;
}

/** Makes a plugin of the work of a receiver: it begins with the app, and ends before the services that it requires do. */
export function defineReceiver<const Name extends string, const R extends Requirements>(
  name: Name,
  requires: R,
  begin: (context: SetupContext<R>) => ReceiverWork | Promise<ReceiverWork>,
): Plugin<`receiver:${Name}`, R, Receiver, `receiver:${Name}`> {
  return definePlugin({
    name: `receiver:${name}`,
    requires,
    provides: receiver(name),
    async setup(context) {
      const { log, signal, onStop } = context;
      const work = await begin(context);
      const rounds = workInRounds({ ...work, log, signal });
      onStop(async () => {
        await rounds.ended;
        await work.release();
      });
      return { check: () => rounds.check() };
    },
  });
}
