import { once } from 'node:events';
import { forkScript } from './fork-script.ts';

/** A server in a process of its own, ended by `using`. */
export interface BenchServer extends Disposable {
  readonly url: string;
}

/** Starts the server that all clients are measured against. */
export async function startServer(): Promise<BenchServer> {
  const child = forkScript('server.ts');
  const [url] = (await once(child, 'message')) as [string];
  return { url, [Symbol.dispose]: () => void child.kill() };
}
