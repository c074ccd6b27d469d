import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { workspacePackages } from './workspace.ts';

/** What goes wrong when the bundled apps are started with `--help`, each alone in an empty folder. */
export function findBundleProblems(root: string): readonly string[] {
  return workspacePackages(root)
    .filter(({ folder, manifest }) => folder.startsWith('apps/') && manifest.nx?.targets?.['bundle'] !== undefined)
    .flatMap(({ name, folder }) => {
      const bundles = globSync(`${folder}/bundle/*/index.mjs`, { cwd: root });
      if (bundles.length === 0) return [`${name} has no bundle; run npm run build`];
      return bundles.flatMap((bundle) => startAlone(name, join(root, bundle)));
    });
}

function startAlone(name: string, bundle: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'ligase-bundle-'));
  try {
    cpSync(bundle, join(folder, basename(bundle)));
    const options = { cwd: folder, encoding: 'utf8', timeout: 30_000 } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [basename(bundle), '--help'], options);
    return status === 0 ? [] : [`${name}: ${bundle} --help ended with ${status}\n${stdout}${stderr}`];
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
