import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CommandError, textOption, type Command } from '../command.ts';
import { addressFile, defaultData, report, runningTenant, tenantOptions } from '../running-tenant.ts';

const pollMs = 20;
const patienceMs = 10_000;

/** `ligase tenant stop` */
export const tenantStop: Command = {
  args: [],
  options: Object.fromEntries(Object.entries(tenantOptions).filter(([name]) => name === 'data' || name === 'json')),
  async run(invocation) {
    const folder = textOption(invocation, 'data') ?? defaultData;
    const file = join(folder, addressFile);
    if (!existsSync(file)) throw new CommandError(`No tenant runs on the data in ${folder}.`);
    const { pid } = JSON.parse(readFileSync(file, 'utf8')) as { readonly pid: number };
    // A process that was killed leaves its file, and its number may be another's by now.
    await runningTenant(invocation).getTenant();
    process.kill(pid, 'SIGTERM');
    const until = performance.now() + patienceMs;
    while (isRunning(pid)) {
      if (performance.now() > until) throw new CommandError(`The tenant, process ${pid}, has not stopped yet.`);
      await wait(pollMs);
    }
    report(invocation, { stopped: true }, [`Stopped. Its data is in ${folder}.`]);
  },
};

/** Signal 0 asks whether there is such a process and does nothing to it. */
function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
