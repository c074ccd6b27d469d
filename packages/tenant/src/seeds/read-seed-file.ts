import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import { seedProblems } from './read-seed.ts';
import { SeedError, type SeedProblem } from './seed-error.ts';
import type { Seed } from './seed.ts';

/** A seed as it stands in a file. */
export interface SeedFile {
  readonly seed: Seed;
  /** What is wrong, a line each as compilers write it, so that editors find the place. */
  readonly linesOf: (problems: readonly SeedProblem[]) => readonly string[];
}

/** Reads a seed and the manifests that it names, from YAML or JSON. @throws {SeedError} that says by line what is wrong with its shape */
export function readSeedFile(file: string): SeedFile {
  const lines = new LineCounter();
  const document = parseDocument(textOf(file), { lineCounter: lines });
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const linesOf: SeedFile['linesOf'] = (problems) =>
    problems
      .map((one) => ({ ...one, offset: offsetOf(document, pathOf(one.at)) }))
      .toSorted((a, b) => a.offset - b.offset)
      .map((one) => `${at(one.offset)}: ${one.at} ${one.problem}`.replace(/\.?$/u, '.'));
  if (document.errors.length > 0)
    throw new SeedError(
      document.errors
        .map(({ pos, message }) => `${at(pos[0])}: this is neither YAML nor JSON: ${message.split(' at line ')[0]}.`)
        .join('\n'),
    );
  const seed = document.toJS({ maxAliasCount: 100 }) as Seed;
  const problems = [...seedProblems(seed), ...readManifests(seed, dirname(file))];
  if (problems.length > 0) throw new SeedError(linesOf(problems).join('\n'), problems);
  return { seed, linesOf };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new SeedError(`Cannot read the seed file ${file}: ${(cause as Error).message}.`);
  }
}

/** Puts the texts of manifests in the place of their paths. */
function readManifests(seed: unknown, folder: string): SeedProblem[] {
  const { apps } = (seed ?? {}) as { readonly apps?: unknown };
  if (!Array.isArray(apps)) return [];
  return apps.flatMap((app: { manifest?: unknown } | null, index): SeedProblem | [] => {
    // A text of several lines is the manifest itself.
    if (typeof app?.manifest !== 'string' || app.manifest.includes('\n')) return [];
    const path = resolve(folder, app.manifest);
    try {
      app.manifest = readFileSync(path, 'utf8');
      return [];
    } catch {
      return { at: `apps[${index}].manifest`, problem: `cannot be read: there is no file ${path}` };
    }
  });
}

/** The parts of a place such as `users[2].handle`. */
function pathOf(at: string): (string | number)[] {
  return [...at.matchAll(/\[(?<index>\d+)\]|(?<name>[^.[\]]+)/gu)].map(({ groups }) =>
    groups?.['index'] === undefined ? (groups?.['name'] ?? '') : Number(groups['index']),
  );
}

/** Where something stands: the key of a member, or the nearest that is there of what is around it. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const around = document.getIn(path.slice(0, length - 1), true);
    const last = path[length - 1];
    const key = isMap(around)
      ? around.items.find((pair) => isScalar(pair.key) && pair.key.value === last)?.key
      : document.getIn(path.slice(0, length), true);
    if (isNode(key) && key.range != null) return key.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
