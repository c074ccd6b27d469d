import { spawnSync } from 'node:child_process';

// The oldest for which both SDKs and Schemathesis are made.
const oldestPython: readonly [number, number] = [3, 10];

/** A Python that can run the judges, or why there is none. */
export type Found = { readonly python: string } | { readonly missing: string };

/** Looks for a Python: `LIGASE_PYTHON` when it is set, `python3` otherwise. */
export function findPython(environment: NodeJS.ProcessEnv = process.env): Found {
  const python = environment['LIGASE_PYTHON'] ?? 'python3';
  const wanted = `Python ${oldestPython.join('.')} or newer is needed`;
  const { status, stdout } = spawnSync(python, ['-c', 'import sys; print(*sys.version_info[:2])'], {
    encoding: 'utf8',
  });
  if (status !== 0) return { missing: `${wanted}, and ${python} does not run. Set LIGASE_PYTHON to one.` };
  const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
  return major > oldestPython[0] || (major === oldestPython[0] && minor >= oldestPython[1])
    ? { python }
    : { missing: `${wanted}, and ${python} is ${major}.${minor}. Set LIGASE_PYTHON to a newer one.` };
}
