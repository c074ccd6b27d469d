import { readFileSync } from 'node:fs';

interface Entry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly resolved?: string;
  readonly link?: boolean;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};
const names = new Set(Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, '')));
const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !names.has(name))
    .map(([name, version]) => `${path} ${entry.version ?? ''}: ${name}@${version} is missing, npm ci would fail`),
  ...(entry.resolved !== undefined && entry.link !== true ? [`${path} records a download address`] : []),
]);
for (const line of problems) console.error(line);
process.exitCode = problems.length === 0 ? 0 : 1;
