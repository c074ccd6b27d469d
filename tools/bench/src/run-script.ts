import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a measured process says of itself, on one line of JSON. */
export interface Sample {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMb: number;
}

/** Runs a script of `scripts/` in a fresh process, and gives what it measured. */
export async function runScript(name: string, args: readonly string[] = []): Promise<Sample> {
  const script = fileURLToPath(new URL(`scripts/${name}`, import.meta.url));
  const { stdout } = await run(process.execPath, ['--no-warnings', script, ...args]);
  return JSON.parse(stdout) as Sample;
}
