import { createProjectGraphAsync } from '@nx/devkit';
import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { parseSync } from 'rolldown/utils';

/** Which scopes a scope may depend on. A package's scope is its `scope:` tag. */
const mayUse: Readonly<Record<string, readonly string[]>> = {
  'scope:kernel': [],
  'scope:flow': ['scope:kernel'],
  'scope:app': ['scope:kernel', 'scope:flow'],
  'scope:tools': ['scope:tools'],
};

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function importsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(file, 'utf8'));
  const fromExports = module.staticExports.flatMap((e) => e.entries.map((entry) => entry.moduleRequest?.value));
  const all = [...module.staticImports.map((i) => i.moduleRequest.value), ...fromExports];
  return all.filter((s): s is string => s !== undefined && !s.startsWith('.') && !s.startsWith('node:'));
}
const packageOf = (specifier: string): string => specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');

const graph = await createProjectGraphAsync();
const problems = new Set<string>();
const scopeOf = (name: string): string =>
  graph.nodes[name]?.data.tags?.find((tag) => tag.startsWith('scope:')) ?? 'no scope';

for (const edge of Object.values(graph.dependencies).flat()) {
  if (!(edge.target in graph.nodes)) continue;
  if (!mayUse[scopeOf(edge.source)]?.includes(scopeOf(edge.target)))
    problems.add(`${edge.source} (${scopeOf(edge.source)}) may not depend on ${edge.target} (${scopeOf(edge.target)})`);
}
for (const { name, data } of Object.values(graph.nodes)) {
  const manifest = JSON.parse(readFileSync(`${data.root}/package.json`, 'utf8')) as Manifest;
  const shipped = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, [name]: '' }));
  const tests = new Set([...shipped, ...Object.keys(manifest.devDependencies ?? {}), 'vitest']);
  for (const file of globSync(`${data.root}/{src,test}/**/*.ts`)) {
    const known = file.startsWith(`${data.root}/src/`) && !data.tags?.includes('scope:tools') ? shipped : tests;
    for (const pkg of importsOf(file).map(packageOf))
      if (!known.has(pkg) && !builtinModules.includes(pkg))
        problems.add(`${file} imports ${pkg}, which ${name} does not list`);
  }
}
for (const line of problems) console.error(line);
console.log(`${Object.keys(graph.nodes).length} packages, ${problems.size} boundary problems`);
process.exitCode = problems.size === 0 ? 0 : 1;
