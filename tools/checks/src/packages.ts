import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { findConsumerProblems } from './consumer.ts';
import { build, pack, type PackedPackage } from './pack.ts';
import { findContentProblems } from './package-contents.ts';
import { type WorkspacePackage, workspacePackages } from './workspace.ts';

/** Packages are ESM only, so how a CommonJS or a pre-`exports` resolver sees them does not matter. */
const ignoredResolutions: ReadonlySet<string> = new Set(['node10', 'node16-cjs']);

/** The published packages with these names, or all, and the packages of the workspace that they depend on. */
export function selectPackages(
  all: readonly WorkspacePackage[],
  names: readonly string[],
): readonly WorkspacePackage[] {
  const published = all.filter(({ manifest }) => manifest.private !== true);
  const wanted = new Set(names.length === 0 ? published.map(({ name }) => name) : names);
  for (const name of wanted)
    for (const dependency of Object.keys(published.find((one) => one.name === name)?.manifest.dependencies ?? {}))
      wanted.add(dependency);
  return published.filter(({ name }) => wanted.has(name));
}

/** Everything that is wrong with one package as it would be published. */
export async function findPackageProblems(packed: PackedPackage): Promise<readonly string[]> {
  const contents = findContentProblems(packed.manifest, packed.files);
  // What is missing is said once, not again by each of the others.
  if (contents.length > 0) return contents;
  const { messages, pkg } = await publint({ pkgDir: packed.unpacked, strict: true, pack: false });
  return [
    ...messages.map((message) => `${packed.name}: ${formatMessage(message, pkg, { color: false })}`),
    ...(await findTypeProblems(packed)),
  ];
}

async function findTypeProblems({ name, tarball }: PackedPackage): Promise<readonly string[]> {
  const result = await checkPackage(createPackageFromTarballData(tarball));
  if (!result.types) return [`${name} has no types`];
  return result.problems
    .filter((problem) => !('resolutionKind' in problem && ignoredResolutions.has(problem.resolutionKind)))
    .map((problem) => `${name}: ${JSON.stringify(problem)}`);
}

/** Builds, packs and tries the published packages with these names, or all; gives what is wrong with them. */
export async function checkPackages(root: string, names: readonly string[]): Promise<readonly string[]> {
  const packages = selectPackages(workspacePackages(root), names);
  const folder = mkdtempSync(join(tmpdir(), 'ligase-packages-'));
  try {
    build(root, packages);
    const packed = pack(root, packages, folder);
    const problems = await Promise.all(packed.map(findPackageProblems));
    const found = problems.flat();
    return found.length > 0 ? found : findConsumerProblems(root, folder, packed);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (import.meta.main) {
  const problems = await checkPackages(process.cwd(), process.argv.slice(2)).catch((error: Error) => [error.message]);
  for (const problem of problems) console.error(problem);
  console.log(problems.length === 0 ? 'All packages are fit to publish.' : 'Packages are not fit to publish.');
  process.exitCode = problems.length === 0 ? 0 : 1;
}
