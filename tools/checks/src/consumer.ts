import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { PackedPackage } from './pack.ts';

/** How a consumer's compiler may look for modules. */
const resolutions = {
  nodenext: { module: 'nodenext', moduleResolution: 'nodenext' },
  bundler: { module: 'esnext', moduleResolution: 'bundler' },
} as const;

/**
 * What goes wrong in a project that has nothing but these packages and what they say they depend on: importing each entry
 * on this Node, starting each command, and type-checking under each resolution with library checks on.
 */
export function findConsumerProblems(
  root: string,
  folder: string,
  packages: readonly PackedPackage[],
): readonly string[] {
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true, type: 'module' }));
  linkDependencies(root, folder, packages);
  return [
    ...importEntries(folder, packages),
    ...startCommands(folder, packages),
    ...checkTypes(root, folder, packages),
  ];
}

/** From the workspace's own node_modules, so that the check needs no network. */
function linkDependencies(root: string, folder: string, packages: readonly PackedPackage[]): void {
  const names = new Set(packages.map(({ name }) => name));
  const link = (name: string, from: string): void => {
    const target = join(folder, 'node_modules', name);
    if (names.has(name) || existsSync(target)) return;
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(from, target, 'junction');
  };
  link('@types/node', join(root, 'node_modules/@types/node'));
  for (const { folder: home, manifest } of packages)
    for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
      const nested = join(root, home, 'node_modules', name);
      link(name, existsSync(nested) ? nested : join(root, 'node_modules', name));
    }
}

function entriesOf({ name, manifest }: PackedPackage): readonly string[] {
  return Object.entries(manifest.exports ?? {})
    .filter(([, target]) => typeof target !== 'string')
    .map(([entry]) => name + entry.slice(1));
}

function importEntries(folder: string, packages: readonly PackedPackage[]): readonly string[] {
  return packages.flatMap(entriesOf).flatMap((entry) => {
    const script = `await import(${JSON.stringify(entry)})`;
    const { status, stderr } = node(folder, ['--input-type=module', '--eval', script]);
    return status === 0 ? [] : [`${entry} cannot be imported: ${/^\w*Error.*/m.exec(stderr)?.[0] ?? stderr}`];
  });
}

function startCommands(folder: string, packages: readonly PackedPackage[]): readonly string[] {
  return packages.flatMap(({ unpacked, manifest }) =>
    Object.entries(manifest.bin ?? {}).flatMap(([command, path]) => {
      const { status, stdout, stderr } = node(folder, [join(unpacked, path), '--help']);
      return status === 0 ? [] : [`${command} --help ended with ${status}:\n${stdout}${stderr}`];
    }),
  );
}

function checkTypes(root: string, folder: string, packages: readonly PackedPackage[]): readonly string[] {
  const entries = packages.flatMap(entriesOf);
  const imports = entries.map((entry, index) => `import * as entry${index} from '${entry}';`);
  const uses = entries.map((_, index) => `entry${index}`).join(', ');
  writeFileSync(join(folder, 'consumer.ts'), `${imports.join('\n')}\nexport const all: unknown[] = [${uses}];\n`);
  return Object.entries(resolutions).flatMap(([name, resolution]) => {
    const compilerOptions = {
      ...resolution,
      target: 'es2023',
      lib: ['es2023'],
      types: ['node'],
      strict: true,
      noEmit: true,
      skipLibCheck: false,
    };
    writeFileSync(join(folder, `${name}.json`), JSON.stringify({ compilerOptions, files: ['consumer.ts'] }));
    const compiler = join(root, 'node_modules/typescript/bin/tsc');
    const { stdout } = node(folder, [compiler, '--pretty', 'false', '-p', `${name}.json`]);
    // Faults inside other people's declarations are theirs; those in ours, or in the consumer, are ours.
    const ours = stdout.split('\n').filter((line) => /^(consumer\.ts|node_modules\/@ligase\/|error)/.test(line));
    return ours.map((line) => `Types under ${name}: ${line}`);
  });
}

function node(cwd: string, args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
}
