import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { ReceiverState, Retention, Workflows } from '../src/index.ts';

/** What the code of an app has: of `approve` its version 1, with its first step renamed, with a guarded change, with version 2 beside it, version 2 alone, or none. */
export type Variant = 'as-ever' | 'renamed' | 'patched' | 'both' | 'newer' | 'removed';

/** What an app in a process of its own is made of. */
export interface WorkerOptions {
  /** Default: `worker`. */
  readonly name?: string;
  readonly store: string;
  readonly replica?: string;
  readonly tenant?: { readonly url: string; readonly clientId: string; readonly clientSecret: string };
  /** What its code is like. Default: as ever. */
  readonly variant?: Variant;
  readonly drainMs?: number;
  readonly concurrency?: number;
  readonly maxTakeOvers?: number;
  /** Whether its audit trail, its rate limit and its token are in the store, too. Default: it has no trail, and shares nothing. */
  readonly allInStore?: boolean;
  readonly retention?: Retention;
  /** Whether it starts a run every second, and how far back it makes up for those that it missed. Default: none. */
  readonly tickingCatchUpMs?: number;
}

/** A call over the channel. */
export interface WorkerRequest {
  readonly id: number;
  readonly call: string;
  readonly args: readonly unknown[];
}

interface WorkerReply {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

/** An app in a process of its own. */
export interface Worker {
  readonly runs: Workflows;
  /** Makes so many entries, 16 at a time, and says how many. */
  write(count: number): Promise<number>;
  /** Reads so many times at once. */
  read(times: number): Promise<void>;
  /** The state of a receiver, as this process has it. */
  receiver(name: string): ReceiverState;
  /** What its steps said, a line each. */
  readonly said: readonly string[];
  /** What it wrote to standard error. */
  complaints(): string;
  /** Ends it as a power switch would. */
  kill(): Promise<void>;
  /** Stops the app, and gives how long it took until the process had ended, in milliseconds. */
  stop(): Promise<number>;
  /** The most memory that it had, in MB. */
  peakMb(): Promise<number>;
  /** Resolves when it is dead. */
  readonly dead: Promise<void>;
  readonly isAlive: boolean;
}

/** Starts an app, and resolves when it is at work; rejects with what it wrote when it does not start. */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  const child = fork(fileURLToPath(new URL('./worker.ts', import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--conditions=@ligase/source'],
    serialization: 'advanced',
    silent: true,
  });
  const dead = once(child, 'exit').then(() => undefined);
  const said: string[] = [];
  let complaints = '';
  let rest = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    said.push(...lines);
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (complaints += chunk));
  const waiting = new Map<number, (reply: WorkerReply) => void>();
  let calls = 0;
  child.on('message', (reply: WorkerReply) => {
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  child.on('exit', () => {
    for (const [id, settle] of waiting) settle({ id, error: `the worker ended: ${complaints}` });
  });
  const reply = (id: number): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(id, ({ result, error }) => (error === undefined ? resolve(result) : reject(new Error(error))));
    });
  const call = (name: string, args: readonly unknown[]): Promise<unknown> => {
    if (!child.connected) return Promise.reject(new Error(`the worker ended: ${complaints}`));
    calls += 1;
    const answered = reply(calls);
    child.send({ id: calls, call: name, args } satisfies WorkerRequest, () => undefined);
    return answered;
  };
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await dead;
  };
  onTestFinished(kill);
  await reply(0);
  return {
    runs: new Proxy({} as Workflows, {
      get:
        (_, name) =>
        (...args: unknown[]) =>
          call(String(name), args),
    }),
    write: (count) => call('write', [count]) as Promise<number>,
    read: (times) => call('read', [times]) as Promise<void>,
    receiver: (receiver) =>
      new Proxy({} as ReceiverState, {
        get:
          (_, name) =>
          (...args: unknown[]) =>
            call(`receiver.${String(name)}`, [receiver, ...args]),
      }),
    said,
    complaints: () => complaints,
    kill,
    async stop() {
      const askedAt = performance.now();
      await call('stop', []);
      await dead;
      return performance.now() - askedAt;
    },
    peakMb: () => call('peakMb', []) as Promise<number>,
    dead,
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
  };
}
