import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

/** What an app with one receiver in a process of its own is made of. */
export interface ReceivingOptions {
  readonly tenant: { readonly url: string; readonly clientId: string; readonly clientSecret: string };
  readonly store: string;
  readonly replica: string;
  /** A file: while it is not there, the process makes it and dies after the next delivery that it has kept. Default: it lives. */
  readonly fuse?: string;
  /** Which receiver, and where its folder or its queue is. */
  readonly way: { readonly kind: 'events' | 'sqs' | 'folder'; readonly place: string };
}

/** An app in a process of its own. */
export interface Receiving {
  /** What its runs were started for and their ids, a line for each time that they did something. */
  readonly said: readonly string[];
  kill(): Promise<void>;
  readonly dead: Promise<void>;
  readonly isAlive: boolean;
}

/** Starts an app, and resolves when it is at work or dead. */
export async function startReceiving(options: ReceivingOptions): Promise<Receiving> {
  const child = fork(fileURLToPath(new URL('./receiving-worker.ts', import.meta.url)), [JSON.stringify(options)], {
    execArgv: ['--conditions=@ligase/source'],
    silent: true,
  });
  const dead = once(child, 'exit').then(() => undefined);
  const said: string[] = [];
  child.stdout?.setEncoding('utf8').on('data', (lines: string) => said.push(...lines.trimEnd().split('\n')));
  child.stderr?.resume();
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await dead;
  };
  onTestFinished(kill);
  await Promise.race([once(child, 'message'), dead]);
  return {
    said,
    kill,
    dead,
    get isAlive() {
      return child.exitCode === null && child.signalCode === null;
    },
  };
}
