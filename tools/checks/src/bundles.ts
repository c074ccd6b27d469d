import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { workspacePackages } from './workspace.ts';

/**
 * What goes wrong when the bundled apps are started with `--help`, each alone in an empty folder, and when one with workflows
 * does a run there.
 */
export function findBundleProblems(root: string): readonly string[] {
  return [...findAppProblems(root), ...startAlone('@ligase/workflows', join(root, 'packages/workflows/bundle/app'))];
}

function findAppProblems(root: string): readonly string[] {
  return workspacePackages(root)
    .filter(({ folder, manifest }) => folder.startsWith('apps/') && manifest.nx?.targets?.['bundle'] !== undefined)
    .flatMap(({ name, folder }) => {
      const bundles = globSync(`${folder}/bundle/*/index.mjs`, { cwd: root });
      if (bundles.length === 0) return [`${name} has no bundle; run npm run build`];
      return bundles.flatMap((bundle) => startAlone(name, join(root, dirname(bundle)), '--help'));
    });
}

function startAlone(name: string, bundle: string, ...args: readonly string[]): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-bundle-'));
  try {
    cpSync(bundle, folder, { recursive: true, filter: (file) => !file.endsWith('.map') });
    const options = { cwd: folder, encoding: 'utf8', timeout: 30_000 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, ['index.mjs', ...args], options);
    const said = `${stdout}${stderr}`.slice(-2_000);
    return status === 0 ? [] : [`${name}: ${[bundle, ...args].join(' ')} ended with ${status}\n${said}`];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const problems = findBundleProblems(process.cwd());
  for (const problem of problems) console.error(problem);
  console.log(
    problems.length === 0 ? 'All bundles start from an empty folder.' : `${problems.length} bundles do not start.`,
  );
  process.exitCode = problems.length === 0 ? 0 : 1;
}
