import { readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';

/** Something that a source file imports. */
export interface Import {
  readonly specifier: string;
  /** Whether nothing is left of it at run time. */
  readonly isTypeOnly: boolean;
}

/** Everything that a source file imports: statically, dynamically, or for a type alone. */
export function importsOf(file: string): readonly Import[] {
  const source = readFileSync(file, 'utf8');
  const { module, program } = parseSync(file, source);
  const found = new Map<string, Import>();
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const isAlways = isTypeOnly && found.get(specifier)?.isTypeOnly !== false;
    found.set(specifier, { specifier, isTypeOnly: isAlways });
  };
  for (const { moduleRequest, entries } of module.staticImports)
    add(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType));
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries) if (moduleRequest) add(moduleRequest.value, isType);
  // Walking the tree is slow for the generated files, which have no import() at all.
  if (source.includes('import(')) for (const specifier of importCalls(program)) add(specifier, false);
  return [...found.values()];
}

function importCalls(node: unknown): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, source } = node as { readonly type?: unknown; readonly source?: { readonly value?: unknown } };
  const inside = Object.values(node).flatMap(importCalls);
  return (type === 'ImportExpression' || type === 'TSImportType') && typeof source?.value === 'string'
    ? [source.value, ...inside]
    : inside;
}

/** The package that a bare specifier names: `@ligase/core/v3` is in `@ligase/core`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
