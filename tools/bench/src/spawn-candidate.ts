import { once } from 'node:events';
import { forkScript } from './fork-script.ts';

/** What a piece of work has cost the process that did it. */
export interface Sample {
  /** Of all threads, so that collecting the garbage counts. */
  readonly cpuMs: number;
  readonly wallMs: number;
  /** The most memory that the process has had so far. */
  readonly peakMb: number;
}

/** A script of `scripts/` in a process of its own, which does its work once for each sample; ended by `using`. */
export interface Candidate extends Disposable {
  sample(): Promise<Sample>;
}

/** Starts a script, and waits until it has warmed up. */
export async function spawnCandidate(script: string, args: readonly string[]): Promise<Candidate> {
  const child = forkScript(script, args);
  const message = async (): Promise<unknown> => {
    const failed = new AbortController();
    const gone = once(child, 'exit', { signal: failed.signal }).then(() => {
      throw new Error(`${script} ${args.join(' ')} ended before it had measured anything`);
    });
    try {
      return ((await Promise.race([once(child, 'message', { signal: failed.signal }), gone])) as [unknown])[0];
    } finally {
      failed.abort();
      gone.catch(() => {});
    }
  };
  await message();
  return {
    async sample() {
      child.send('sample');
      return (await message()) as Sample;
    },
    [Symbol.dispose]: () => void child.kill(),
  };
}
