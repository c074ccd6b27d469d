import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Found } from './find-python.ts';

const tooMuchOutput = 16 * 1024 * 1024;

/**
 * Makes a virtual environment in `folder` with what `requirements` names, and gives its Python.
 * One that was made with the same requirements by the same Python is used again.
 */
export function prepareEnvironment(python: string, folder: string, requirements: string): Found {
  const inside = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const stamp = join(folder, 'made-of.txt');
  const wanted = `${python}\n${readFileSync(requirements, 'utf8')}`;
  if (existsSync(inside) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return { python: inside };

  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const made = run(python, ['-m', 'venv', folder]);
  if (made !== undefined) return { missing: `a virtual environment could not be made: ${made}` };
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-input'];
  const installed = run(inside, [...pip, '--requirement', requirements]);
  if (installed !== undefined) return { missing: `what ${requirements} names could not be installed: ${installed}` };
  writeFileSync(stamp, wanted);
  return { python: inside };
}

/** What a command said when it failed. */
function run(command: string, args: readonly string[]): string | undefined {
  const { status, stdout, stderr, error } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: tooMuchOutput });
  if (status === 0) return undefined;
  return error?.message ?? `${stderr}${stdout}`.trim().split('\n').slice(-3).join(' ');
}
