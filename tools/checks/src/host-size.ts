import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { workspacePackages, type WorkspacePackage } from './workspace.ts';

/** How large a host is beside what it composes, in lines of source without tests. */
export interface HostSize {
  readonly host: string;
  readonly hostLines: number;
  readonly composedLines: number;
  readonly share: number;
}

/** Hosts that do a job of their own; the quickstart is a tour with a tenant in it. */
const hosts: readonly string[] = ['@ligase/liquid-handler', '@ligase/slack-bot'];
/** What none may go beyond: docs/decisions/094. */
const most = 0.15;
/** Generated, or not what a host is made of. */
const uncounted: ReadonlySet<string> = new Set(['@ligase/benchling-api', '@ligase/tenant']);

/** Measures each host of the workspace. */
export function hostSizes(root: string): readonly HostSize[] {
  const packages = new Map(workspacePackages(root).map((one) => [one.name, one]));
  return hosts.flatMap((name) => {
    const host = packages.get(name);
    if (host === undefined) return [];
    const hostLines = linesOf(root, host);
    let composedLines = 0;
    for (const one of composedBy(host, packages)) composedLines += linesOf(root, one);
    return [{ host: name, hostLines, composedLines, share: hostLines / composedLines }];
  });
}

/** Everything that a package depends on in the workspace, and what that depends on. */
function composedBy(
  host: WorkspacePackage,
  packages: ReadonlyMap<string, WorkspacePackage>,
): ReadonlySet<WorkspacePackage> {
  const found = new Set<WorkspacePackage>();
  const add = ({ manifest }: WorkspacePackage): void => {
    for (const name of Object.keys(manifest.dependencies ?? {})) {
      const one = packages.get(name);
      if (one === undefined || uncounted.has(name) || found.has(one)) continue;
      found.add(one);
      add(one);
    }
  };
  add(host);
  return found;
}

function linesOf(root: string, { folder }: WorkspacePackage): number {
  const files = globSync('src/**/*.ts', { cwd: join(root, folder) }).filter((file) => !/\.test(-d)?\.ts$/u.test(file));
  const texts = files.map((file) => readFileSync(join(root, folder, file), 'utf8'));
  // What is generated says so in its first line.
  const written = texts.filter((text) => !text.startsWith('// Written by `ligase '));
  return written.reduce((lines, text) => lines + text.split('\n').length - 1, 0);
}

if (import.meta.main)
  for (const { host, hostLines, composedLines, share } of hostSizes(process.cwd())) {
    const verdict = share > most ? `, above ${most * 100} %: move what is not its surface into plugins` : '';
    console.log(
      `${host}: ${hostLines} lines, ${(share * 100).toFixed(1)} % of the ${composedLines} that it composes${verdict}`,
    );
    if (share > most) process.exitCode = 1;
  }
