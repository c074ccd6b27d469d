import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** What a host is started with. */
export interface HostProcessOptions {
  /** Its main file. It runs on the sources of the packages, not on what was built of them. */
  readonly main: string;
  /** Its settings. Of this process's environment it has only `PATH` and `HOME`. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A host in a process of its own, which can be killed. */
export interface HostProcess {
  /** Where it listens on this machine: `http://127.0.0.1:…`. */
  readonly url: string;
  /** What it has written until now, to standard output and standard error, line by line. */
  readonly log: readonly string[];
  /** Resolves when the process has ended and all that it wrote is in `log`. */
  readonly dead: Promise<void>;
  /** Ends it as nothing can be handled, with SIGKILL. */
  kill(): Promise<void>;
}

/**
 * Starts a host as it is started in a lab, and waits until it logs `"port"` as `serveUntilSignal` does. Whoever starts it kills it.
 *
 * @throws {Error} with all that it wrote, when the process ends before.
 */
export async function startHostProcess({ main, environment }: HostProcessOptions): Promise<HostProcess> {
  const child = spawn(process.execPath, ['--conditions=@ligase/source', main], {
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const dead = once(child, 'close').then(() => undefined);
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => void log.push(line));
  const port = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      log.push(line);
      const [, found] = /"port":(\d+)/u.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
    void dead.then(() => reject(new Error(`${main} ended before it listened:\n${log.join('\n')}`)));
  });
  return {
    url: `http://127.0.0.1:${port}`,
    log,
    dead,
    async kill() {
      child.kill('SIGKILL');
      await dead;
    },
  };
}
