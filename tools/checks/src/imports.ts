import { readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';

/** The specifiers of everything that a source file imports: statically, dynamically, or for a type alone. */
export function importsOf(file: string): readonly string[] {
  const source = readFileSync(file, 'utf8');
  const { module, program } = parseSync(file, source);
  const found = new Set(module.staticImports.map(({ moduleRequest }) => moduleRequest.value));
  for (const { entries } of module.staticExports)
    for (const { moduleRequest } of entries) if (moduleRequest) found.add(moduleRequest.value);
  // Walking the tree is slow for the generated files, which have no import() at all.
  if (source.includes('import(')) for (const specifier of importCalls(program)) found.add(specifier);
  return [...found];
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
