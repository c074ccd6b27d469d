type Tree = Map<string, Tree>;

// Benchling ignores what is asked for below these.
const OPAQUE = new Set(['annotations', 'translations', 'primers', 'notes']);

/** Narrows a body to the members that `returning` names: dotted paths, comma apart, `*` for every member of a level. */
export function narrow(body: unknown, returning: string): unknown {
  const tree: Tree = new Map([['nextToken', new Map()]]);
  for (const path of returning.split(',')) {
    let node = tree;
    for (const name of path.trim().split('.')) {
      const next: Tree = node.get(name) ?? new Map();
      node.set(name, next);
      node = next;
    }
  }
  return prune(body, tree);
}

function prune(value: unknown, tree: Tree): unknown {
  if (tree.size === 0) return value;
  if (Array.isArray(value)) return value.map((item) => prune(item, tree));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).flatMap(([name, member]) => {
    const branch = tree.get(name) ?? tree.get('*');
    if (!branch) return [];
    return [[name, OPAQUE.has(name) ? member : prune(member, branch)]];
  });
  return Object.fromEntries(kept);
}
