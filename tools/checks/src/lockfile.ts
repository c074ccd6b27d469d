import { readFileSync } from 'node:fs';

interface Entry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly link?: boolean;
}

/** The parts of a package-lock.json that this check reads. */
export interface Lockfile {
  readonly packages: Readonly<Record<string, Entry>>;
}

/**
 * What would make `npm ci` fail elsewhere. `npm install` leaves out a platform's optional package when the registry does
 * not show it, and `npm ci` then refuses the lockfile; and a recorded address ties everyone to one registry.
 */
export function findLockfileProblems({ packages }: Lockfile): readonly string[] {
  const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
  return Object.entries(packages).flatMap(([path, entry]) => [
    ...Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !names.has(name))
      .map(([name, version]) => `${path} ${entry.version ?? ''}: ${name}@${version} is missing, npm ci would fail`),
    ...(entry.resolved !== undefined && entry.link !== true ? [`${path} records a download address`] : []),
  ]);
}

if (import.meta.main) {
  const problems = findLockfileProblems(JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lockfile);
  for (const problem of problems) console.error(problem);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
