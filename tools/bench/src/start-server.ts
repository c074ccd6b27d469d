import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, ended by `using`. */
export interface BenchServer extends Disposable {
  readonly url: string;
}

/** Starts the server that all clients are measured against. */
export async function startServer(): Promise<BenchServer> {
  const child = fork(fileURLToPath(new URL('scripts/server.ts', import.meta.url)), { execArgv: ['--no-warnings'] });
  const [url] = (await once(child, 'message')) as [string];
  return { url, [Symbol.dispose]: () => void child.kill() };
}
