import { once } from 'node:events';
import { Pool } from 'undici';
import { forkScript } from './fork-script.ts';
import { dispatchJson } from './scripts/dispatch-json.ts';
import type { Reader } from './scripts/large-tenant.ts';

/** A large tenant in a process of its own, ended by `using`. */
export interface LargeServer extends Disposable {
  /** Some of the ids of its sequences. */
  readonly ids: readonly string[];
  /** Asks it for something, and gives how long that took in milliseconds. */
  timed(reader: Reader, path: string): Promise<number>;
  /** The processor time that it has had so far. */
  cpuMs(): Promise<number>;
}

/** Starts a tenant with so many sequences. */
export async function startLargeServer(rows: number): Promise<LargeServer> {
  const child = forkScript('serve-large-tenant.ts', [String(rows)]);
  const [{ url, tokens, ids }] = (await once(child, 'message')) as [
    { readonly url: string; readonly tokens: Readonly<Record<Reader, string>>; readonly ids: readonly string[] },
  ];
  const pool = new Pool(url, { connections: 16, pipelining: 1 });
  return {
    ids,
    async timed(reader, path) {
      const startedAt = performance.now();
      await dispatchJson(pool, { path: `/api/v2${path}`, headers: { authorization: `Bearer ${tokens[reader]}` } });
      return performance.now() - startedAt;
    },
    async cpuMs() {
      child.send('cpu');
      const [{ cpuMs }] = (await once(child, 'message')) as [{ readonly cpuMs: number }];
      return cpuMs;
    },
    [Symbol.dispose]() {
      void pool.destroy();
      child.kill();
    },
  };
}
