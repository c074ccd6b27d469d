import { globSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix } from 'node:path';
import { everyTestMayUse, exceptions, reserved, type Scope, type ScopeRule, scopeRules } from './boundary-rules.ts';
import { type Import, importsOf, packageOf } from './imports.ts';
import { type WorkspacePackage, workspacePackages } from './workspace.ts';

interface SourceFile {
  /** From the workspace's root. */
  readonly path: string;
  readonly isTest: boolean;
  readonly owner: WorkspacePackage;
  readonly scope: Scope;
  readonly rule: ScopeRule;
}

/** Every import below `root` that the rules in boundary-rules.ts do not allow, in a sentence each. */
export function findBoundaryProblems(root: string): readonly string[] {
  const packages = new Map(workspacePackages(root).map((one) => [one.name, one]));
  return [...packages.values()].flatMap((owner) => {
    const scope = scopeOf(owner);
    const rule = scope === undefined ? undefined : scopeRules[scope];
    if (scope === undefined || rule === undefined)
      return [`${owner.folder}/package.json has no "scope:" tag that boundary-rules.ts knows`];
    return filesOf(root, owner.folder).flatMap((path) => {
      const isTest = !path.startsWith(`${owner.folder}/src/`) || /\.test(-d)?\.tsx?$/.test(path);
      const file: SourceFile = { path, isTest, owner, scope, rule };
      return importsOf(join(root, path)).flatMap((imported) => problemsOf(file, imported, packages));
    });
  });
}

function filesOf(root: string, folder: string): readonly string[] {
  return globSync(`${folder}/{src,test,examples}/**/*.{ts,tsx}`, { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
}

function scopeOf({ manifest }: WorkspacePackage): Scope | undefined {
  return manifest.nx?.tags?.find((tag) => tag.startsWith('scope:'))?.slice('scope:'.length) as Scope | undefined;
}

function problemsOf(
  file: SourceFile,
  { specifier, isTypeOnly }: Import,
  packages: ReadonlyMap<string, WorkspacePackage>,
): readonly string[] {
  if (specifier.startsWith('.')) return escapes(file, specifier);
  if (isBuiltin(specifier)) return [];
  const name = packageOf(specifier);
  const target = packages.get(name);
  if (isTypeOnly && target !== undefined && mayUseTypesOf(file, target)) return [];
  return [
    ...(isListed(file, name)
      ? []
      : [`${file.path} imports ${name}, which ${file.owner.folder}/package.json does not list`]),
    ...(target === undefined ? reservedElsewhere(file, name) : forbidden(file, specifier, target)),
  ];
}

function escapes(file: SourceFile, specifier: string): readonly string[] {
  const target = posix.join(posix.dirname(file.path), specifier);
  return target.startsWith(`${file.owner.folder}/`)
    ? []
    : [`${file.path} reaches out of its package to ${target}; import the package by its name`];
}

function isListed({ isTest, owner, scope }: SourceFile, name: string): boolean {
  const { dependencies, peerDependencies, devDependencies } = owner.manifest;
  const shipped = { ...dependencies, ...peerDependencies, [owner.name]: '' };
  if (name in shipped) return true;
  // Tools are never installed elsewhere, so all that they use is for development.
  if (!isTest && scope !== 'tools') return false;
  return everyTestMayUse.includes(name) || name in (devDependencies ?? {});
}

/** For its types alone a package need not be there at run time; it is enough that it is there to develop with. */
function mayUseTypesOf({ rule, owner }: SourceFile, target: WorkspacePackage): boolean {
  const scope = scopeOf(target);
  const isKnown = scope !== undefined && rule.mayUseTypesOf?.includes(scope) === true;
  return isKnown && target.name in (owner.manifest.devDependencies ?? {});
}

function reservedElsewhere(file: SourceFile, name: string): readonly string[] {
  const owners = reserved[name];
  if (owners === undefined || owners.includes(file.scope)) return [];
  return [`${file.path} imports ${name}, which is left to ${owners.join(', ')}`];
}

function forbidden(file: SourceFile, specifier: string, target: WorkspacePackage): readonly string[] {
  if (target === file.owner) return [];
  const scope = scopeOf(target);
  if (scope === undefined) return [];
  const { mayUse, mayUseContractsOf = [], mayUseEntries = [], mayUsePackages = [], testsMayUse } = file.rule;
  const excepted = exceptions.find((exception) => exception.file === file.path)?.mayUse ?? [];
  if ([...mayUse, ...excepted, ...(file.isTest ? testsMayUse : [])].includes(scope)) return [];
  if (mayUsePackages.includes(target.name) || mayUseEntries.includes(specifier)) return [];
  if (mayUseContractsOf.includes(scope))
    return specifier === `${target.name}/contract`
      ? []
      : [`${file.path} imports ${specifier}; a ${file.scope} knows another only through ${target.name}/contract`];
  return [`${file.path} imports ${specifier}; ${file.scope} may not know ${scope}`];
}

if (import.meta.main) {
  const problems = findBoundaryProblems(process.cwd());
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
