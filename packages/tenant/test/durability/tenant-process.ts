import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A tenant in a process of its own, which can be killed. */
export interface TenantProcess {
  readonly url: string;
  /** The first admin's; only when this start made the tenant. */
  readonly apiKey?: string;
  /** Ends it as `kill -9` does, and waits until it is gone. */
  kill(): Promise<void>;
}

/** Has full control over every tenant of these tests. */
export const adminKey = 'admin_of_the_killed_tenant';

/** Starts a tenant on a folder and waits until it answers. @throws when it does not come up, with what it said. */
export async function startProcess(folder: string): Promise<TenantProcess> {
  const child = spawnTenant(folder);
  const said: Buffer[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const line = await Promise.race([
    once(lines, 'line').then(([text]) => String(text)),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The tenant on ${folder} ended with ${code}: ${Buffer.concat(said).toString('utf8')}`);
    }),
  ]);
  const ready = JSON.parse(line) as Pick<TenantProcess, 'url' | 'apiKey'>;
  return { ...ready, kill: () => kill(child) };
}

/** Starts a tenant on a folder and kills it so long after, whether it is up by then or not. */
export async function killWhileStarting(folder: string, afterMs: number): Promise<void> {
  const child = spawnTenant(folder);
  await Promise.race([new Promise((resolve) => setTimeout(resolve, afterMs)), once(child, 'exit')]);
  await kill(child);
}

function spawnTenant(folder: string): ChildProcess {
  const file = fileURLToPath(new URL('serve-folder.ts', import.meta.url));
  return spawn(process.execPath, ['--conditions=@ligase/source', file, folder, adminKey], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_COMPILE_CACHE: join(tmpdir(), 'ligase-kill-compiled') },
  });
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
